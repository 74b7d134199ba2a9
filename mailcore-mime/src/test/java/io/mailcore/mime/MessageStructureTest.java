package io.mailcore.mime;

import static io.mailcore.mime.Messages.body;
import static io.mailcore.mime.Messages.header;
import static io.mailcore.mime.Messages.lines;
import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.summarize;
import static io.mailcore.mime.Messages.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tree of body parts, and where each lies. */
class MessageStructureTest {

  private static final byte[] NESTED =
      lines(
          "From: a@example.test",
          "Content-Type: multipart/mixed; boundary=outer",
          "",
          "preamble",
          "--outer",
          "Content-Type: text/plain; charset=utf-8",
          "",
          "one",
          "two",
          "--outer",
          "Content-Type: message/rfc822",
          "",
          "Subject: inside",
          "Content-Type: multipart/alternative; boundary=inner",
          "",
          "--inner",
          "",
          "plain",
          "--inner",
          "Content-Type: text/html",
          "",
          "<p>",
          "--inner--",
          "inner epilogue",
          "--outer--",
          "epilogue");

  @Test
  void describesAMessageWithoutAnyMimeFieldAsPlainText() {
    byte[] message = lines("Subject: x", "", "hello", "world");
    BodyPart root = summarize(message).root();

    assertThat(root.mediaType()).isEqualTo("text/plain");
    assertThat(root.parameters().isEmpty()).isTrue();
    assertThat(root.encoding()).isEqualTo("7bit");
    assertThat(root.headerStart()).isZero();
    assertThat(header(message, root)).isEqualTo("Subject: x\r\n\r\n");
    assertThat(body(message, root)).isEqualTo("hello\r\nworld\r\n");
    assertThat(root.size()).isEqualTo(14);
    assertThat(root.lines()).isEqualTo(2);
  }

  @Test
  void findsTheOctetsOfEveryPartByItsNumber_rfc3501Section645() {
    MessageSummary summary = summarize(NESTED);

    assertThat(tree(summary))
        .isEqualTo(
            "multipart/mixed(text/plain, message/rfc822<multipart/alternative(text/plain,"
                + " text/html)>)");
    assertThat(body(NESTED, summary.part(1).orElseThrow())).isEqualTo("one\r\ntwo");
    assertThat(header(NESTED, summary.part(1).orElseThrow()))
        .isEqualTo("Content-Type: text/plain; charset=utf-8\r\n\r\n");
    BodyPart message = summary.part(2).orElseThrow();
    assertThat(body(NESTED, message)).startsWith("Subject: inside").endsWith("inner epilogue");
    assertThat(header(NESTED, message.body().orElseThrow()))
        .isEqualTo(
            "Subject: inside\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n");
    assertThat(message.envelope().orElseThrow().subject()).contains("inside");
    assertThat(body(NESTED, message.body().orElseThrow()))
        .startsWith("--inner\r\n")
        .endsWith("inner epilogue");
    assertThat(body(NESTED, summary.part(2, 1).orElseThrow())).isEqualTo("plain");
    assertThat(header(NESTED, summary.part(2, 1).orElseThrow())).isEqualTo("\r\n");
    assertThat(body(NESTED, summary.part(2, 2).orElseThrow())).isEqualTo("<p>");
  }

  @Test
  void hasNoPartOfANumberThatIsNotThere() {
    MessageSummary summary = summarize(NESTED);

    assertThat(summary.part(0)).isEmpty();
    assertThat(summary.part(3)).isEmpty();
    assertThat(summary.part(1, 1)).isEmpty();
    assertThat(summary.part(2, 3)).isEmpty();
    assertThat(summary.part(2, 1, 1)).isEmpty();
    assertThat(summary.part(-1)).isEmpty();
    assertThat(summary.part()).contains(summary.root());
  }

  @Test
  void countsTheBodyOfAnySimpleMessageAsPartOne() {
    MessageSummary simple = summarize("Subject: x", "", "hello");

    assertThat(simple.part(1)).contains(simple.root());
    assertThat(simple.part(1, 1)).isEmpty();
    assertThat(simple.part(2)).isEmpty();
  }

  @Test
  void findsTheSimpleBodyOfAMessageInAMessage() {
    byte[] message =
        lines("Content-Type: message/rfc822", "", "Subject: in", "", "text of the inner");
    MessageSummary summary = summarize(message);

    assertThat(summary.part(1)).contains(summary.root());
    assertThat(body(message, summary.part(1, 1).orElseThrow())).isEqualTo("text of the inner\r\n");
    assertThat(summary.part(1, 2)).isEmpty();
    assertThat(summary.root().lines()).isEqualTo(3);
  }

  @Test
  void findsAMultipartInAMultipart() {
    byte[] message =
        lines(
            "Content-Type: multipart/mixed; boundary=a",
            "",
            "--a",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "x",
            "--b",
            "",
            "y",
            "--b--",
            "--a--");
    MessageSummary summary = summarize(message);

    assertThat(body(message, summary.part(1, 2).orElseThrow())).isEqualTo("y");
    assertThat(body(message, summary.part(1).orElseThrow()))
        .isEqualTo("--b\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--");
  }

  @Test
  void takesBareLineFeedsForLineEnds() {
    byte[] message =
        octets("Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx\ny\n--a\n\nz\n--a--\n");
    MessageSummary summary = summarize(message);

    assertThat(body(message, summary.part(1).orElseThrow())).isEqualTo("x\ny");
    assertThat(summary.part(1).orElseThrow().lines()).isEqualTo(1);
    assertThat(body(message, summary.part(2).orElseThrow())).isEqualTo("z");
  }

  @Test
  void tellsABoundaryFromAnotherThatStartsWithIt() {
    byte[] message =
        lines(
            "Content-Type: multipart/mixed; boundary=a",
            "",
            "--a",
            "Content-Type: multipart/mixed; boundary=ab",
            "",
            "--ab",
            "",
            "inner",
            "--ab--",
            "--a",
            "",
            "outer",
            "--abc",
            "not a delimiter",
            "--a--");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/mixed(multipart/mixed(text/plain), text/plain)");
    assertThat(body(message, summary.part(2).orElseThrow()))
        .isEqualTo("outer\r\n--abc\r\nnot a delimiter");
  }

  @Test
  void takesABoundaryThatEndsInDashesForItself() {
    byte[] message =
        lines(
            "Content-Type: multipart/mixed; boundary=\"b\"",
            "",
            "--b",
            "Content-Type: multipart/mixed; boundary=\"b--\"",
            "",
            "--b--",
            "",
            "inner",
            "--b----",
            "--b",
            "",
            "outer",
            "--b--");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/mixed(multipart/mixed(text/plain), text/plain)");
    assertThat(body(message, summary.part(1, 1).orElseThrow())).isEqualTo("inner");
  }

  @Test
  void endsInnerPartsAtADelimiterOfAnOuterMultipart_rfc2046Section512() {
    byte[] message =
        lines(
            "Content-Type: multipart/mixed; boundary=a",
            "",
            "--a",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "inner without close delimiter",
            "--a",
            "",
            "outer");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/mixed(multipart/mixed(text/plain), text/plain)");
    assertThat(body(message, summary.part(1, 1).orElseThrow()))
        .isEqualTo("inner without close delimiter");
    assertThat(body(message, summary.part(2).orElseThrow())).isEqualTo("outer\r\n");
  }

  @Test
  void ignoresBlanksBehindADelimiter_rfc2046Section511() {
    byte[] message =
        lines(
            "Content-Type: multipart/mixed; boundary=\"a\"",
            "",
            "--a \t ",
            "",
            "x",
            "--a--  ",
            "z");
    MessageSummary summary = summarize(message);

    assertThat(summary.root().children()).hasSize(1);
    assertThat(body(message, summary.part(1).orElseThrow())).isEqualTo("x");
  }

  @Test
  void readsADelimiterAtTheEndWithoutALineEnd() {
    byte[] message =
        octets("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\r\n--a--");

    assertThat(body(message, summarize(message).part(1).orElseThrow())).isEqualTo("x");
  }

  @Test
  void takesPartsOfADigestForMessages_rfc2046Section515() {
    byte[] message =
        lines(
            "Content-Type: multipart/digest; boundary=d",
            "",
            "--d",
            "",
            "Subject: first",
            "",
            "text",
            "--d",
            "Content-Type: text/plain",
            "",
            "no message",
            "--d--");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/digest(message/rfc822<text/plain>, text/plain)");
    assertThat(summary.part(1).orElseThrow().envelope().orElseThrow().subject()).contains("first");
  }

  @Test
  void looksIntoAnInternationalMessage_rfc6532Section37() {
    assertThat(tree(summarize("Content-Type: message/global", "", "Subject: x", "", "y")))
        .isEqualTo("message/global<text/plain>");
  }

  @Test
  void describesAnEncodedMessageAsALeaf_rfc2046Section521() {
    BodyPart root =
        summarize(
                "Content-Type: message/rfc822; name=x.eml",
                "Content-Transfer-Encoding: base64",
                "",
                "U3ViamVjdDogeA0KDQo=")
            .root();

    assertThat(tree(root)).isEqualTo("application/octet-stream");
    assertThat(root.fileName()).contains("x.eml");
    assertThat(root.encoding()).isEqualTo("base64");
  }

  @Test
  void describesAMultipartWithoutABoundaryAsText_rfc2045Section52() {
    assertThat(tree(summarize("Content-Type: multipart/mixed", "", "--", "x")))
        .isEqualTo("text/plain");
    assertThat(tree(summarize("Content-Type: multipart/mixed; boundary=\"\"", "", "--", "x")))
        .isEqualTo("text/plain");
  }

  @Test
  void givesAMultipartWithoutPartsAnEmptyOne() {
    byte[] message = lines("Content-Type: multipart/mixed; boundary=a", "", "nothing", "--a--");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/mixed(text/plain)");
    assertThat(summary.part(1).orElseThrow().size()).isZero();
  }

  @Test
  void endsAHeaderAtADelimiterIfItsEmptyLineIsMissing() {
    byte[] message =
        lines(
            "Content-Type: multipart/mixed; boundary=a",
            "",
            "--a",
            "Content-Type: text/html",
            "--a",
            "Content-Type: message/rfc822",
            "--a--");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/mixed(text/html, message/rfc822<text/plain>)");
    assertThat(header(message, summary.part(1).orElseThrow())).isEqualTo("Content-Type: text/html");
    assertThat(summary.part(1).orElseThrow().size()).isZero();
  }

  @Test
  void takesAHeaderWithoutAnEmptyLineForTheWholeMessage() {
    byte[] message = lines("Subject: x", "To: a@example.test");
    MessageSummary summary = summarize(message);

    assertThat(summary.root().bodyStart()).isEqualTo(message.length);
    assertThat(summary.size()).isEqualTo(message.length);
    assertThat(summary.envelope().subject()).contains("x");
  }

  @Test
  void endsAHeaderAtAnEmptyLineAlone_notAtBlanksOrGarbage() {
    byte[] message =
        octets("Subject: a\r\n \r\nno colon here\r\n\t\r\nFrom: b@example.test\r\n\r\nbody");
    MessageSummary summary = summarize(message);

    assertThat(summary.envelope().from()).hasSize(1);
    assertThat(body(message, summary.root())).isEqualTo("body");
  }

  @Test
  void describesAnEmptyMessage() {
    MessageSummary summary = summarize(new byte[0]);

    assertThat(tree(summary)).isEqualTo("text/plain");
    assertThat(summary.size()).isZero();
    assertThat(summary.part(1)).isPresent();
    assertThat(summary.envelope().subject()).isEmpty();
  }

  @Test
  void keepsTheOctetsOfAnEmptyPartInOrder() {
    byte[] message =
        lines("Content-Type: multipart/mixed; boundary=a", "", "--a", "--a", "", "--a--");
    MessageSummary summary = summarize(message);

    assertThat(summary.root().children()).hasSize(2);
    for (BodyPart part : summary.root().children()) {
      assertThat(part.headerStart()).isLessThanOrEqualTo(part.bodyStart());
      assertThat(part.bodyStart()).isLessThanOrEqualTo(part.end());
    }
  }

  @Test
  void keepsEveryFieldOfABodyPart() {
    BodyPart part =
        summarize(
                "Content-Type: Text/X-Patch (a comment); charset=\"utf-8\";",
                "\tname*0=\"a b\"; name*1=c; x=(c)y",
                "Content-ID: <id@example.test>",
                "Content-Description: a",
                " patch",
                "Content-Transfer-Encoding: (not) QUOTED-PRINTABLE (at all)",
                "Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==",
                "Content-Disposition: Attachment; filename=\"x \\\"y\\\".diff\"; size=10",
                "Content-Language: en, de-AT (Austria)",
                "Content-Location: http://example.test/x",
                "",
                "")
            .root();

    assertThat(part.type()).isEqualTo("Text");
    assertThat(part.subtype()).isEqualTo("X-Patch");
    assertThat(part.parameters())
        .containsExactly(
            new Parameter("charset", "utf-8"),
            new Parameter("name*0", "a b"),
            new Parameter("name*1", "c"),
            new Parameter("x", "y"));
    assertThat(part.contentId()).contains("<id@example.test>");
    assertThat(part.description()).contains("a patch");
    assertThat(part.encoding()).isEqualTo("QUOTED-PRINTABLE");
    assertThat(part.md5()).contains("Q2hlY2sgSW50ZWdyaXR5IQ==");
    assertThat(part.disposition().orElseThrow().type()).isEqualTo("Attachment");
    assertThat(part.disposition().orElseThrow().parameters())
        .containsExactly(new Parameter("filename", "x \"y\".diff"), new Parameter("size", "10"));
    assertThat(part.languages()).containsExactly("en", "de-AT");
    assertThat(part.location()).contains("http://example.test/x");
    assertThat(part.fileName()).contains("x \"y\".diff");
  }

  @Test
  void countsTheFirstOfFieldsThatMayComeOnce() {
    BodyPart part = summarize("Content-Type: text/html", "Content-Type: image/png", "", "x").root();

    assertThat(part.mediaType()).isEqualTo("text/html");
  }

  @Test
  void takesAnInvalidTypeForPlainText_rfc2045Section52() {
    for (String type : new String[] {"", "text", "text/", "/plain", ";", "\"text/html\"", "(x)"}) {
      assertThat(tree(summarize("Content-Type: " + type, "", "x")))
          .as(type)
          .isEqualTo("text/plain");
    }
  }
}
