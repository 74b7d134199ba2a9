package io.mailcore.mime;

import static io.mailcore.mime.Messages.body;
import static io.mailcore.mime.Messages.header;
import static io.mailcore.mime.Messages.lines;
import static io.mailcore.mime.Messages.summarize;
import static io.mailcore.mime.Messages.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The messages that the RFCs themselves show. */
class RfcExamplesTest {

  private static final byte[] COMPLEX =
      lines(
          "MIME-Version: 1.0",
          "From: Nathaniel Borenstein <nsb@nsb.fv.com>",
          "To: Ned Freed <ned@innosoft.com>",
          "Date: Fri, 07 Oct 1994 16:15:05 -0700 (PDT)",
          "Subject: A multipart example",
          "Content-Type: multipart/mixed;",
          "              boundary=unique-boundary-1",
          "",
          "This is the preamble area of a multipart message.",
          "",
          "--unique-boundary-1",
          "",
          "  ... Some text appears here ...",
          "",
          "--unique-boundary-1",
          "Content-type: text/plain; charset=US-ASCII",
          "",
          "This could have been part of the previous part.",
          "",
          "--unique-boundary-1",
          "Content-Type: multipart/parallel; boundary=unique-boundary-2",
          "",
          "--unique-boundary-2",
          "Content-Type: audio/basic",
          "Content-Transfer-Encoding: base64",
          "",
          "  ... base64-encoded 8000 Hz single-channel",
          "      mu-law-format audio data goes here ...",
          "",
          "--unique-boundary-2",
          "Content-Type: image/jpeg",
          "Content-Transfer-Encoding: base64",
          "",
          "  ... base64-encoded image data goes here ...",
          "",
          "--unique-boundary-2--",
          "",
          "--unique-boundary-1",
          "Content-type: text/enriched",
          "",
          "This is <bold><italic>enriched.</italic></bold>",
          "",
          "--unique-boundary-1",
          "Content-Type: message/rfc822",
          "",
          "From: (mailbox in US-ASCII)",
          "To: (address in US-ASCII)",
          "Subject: (subject in US-ASCII)",
          "Content-Type: Text/plain; charset=ISO-8859-1",
          "Content-Transfer-Encoding: Quoted-printable",
          "",
          "  ... Additional text in ISO-8859-1 goes here ...",
          "",
          "--unique-boundary-1--");

  private static final byte[] SECTIONS =
      lines(
          "Subject: outermost",
          "Content-Type: MULTIPART/MIXED; boundary=a",
          "",
          "--a",
          "Content-Type: TEXT/PLAIN",
          "",
          "1",
          "--a",
          "Content-Type: APPLICATION/OCTET-STREAM",
          "",
          "2",
          "--a",
          "Content-Type: MESSAGE/RFC822",
          "",
          "Subject: third",
          "Content-Type: MULTIPART/MIXED; boundary=b",
          "",
          "--b",
          "",
          "3.1",
          "--b",
          "Content-Type: APPLICATION/OCTET-STREAM",
          "",
          "3.2",
          "--b--",
          "--a",
          "Content-Type: MULTIPART/MIXED; boundary=c",
          "",
          "--c",
          "Content-Type: IMAGE/GIF",
          "",
          "4.1",
          "--c",
          "Content-Type: MESSAGE/RFC822",
          "",
          "Subject: fourth",
          "Content-Type: MULTIPART/MIXED; boundary=d",
          "",
          "--d",
          "",
          "4.2.1",
          "--d",
          "Content-Type: MULTIPART/ALTERNATIVE; boundary=e",
          "",
          "--e",
          "",
          "4.2.2.1",
          "--e",
          "Content-Type: TEXT/RICHTEXT",
          "",
          "4.2.2.2",
          "--e--",
          "--d--",
          "--c--",
          "--a--");

  @Test
  void readsTheSampleMessage_rfc2046Section511() {
    byte[] message =
        lines(
            "From: Nathaniel Borenstein <nsb@bellcore.com>",
            "To: Ned Freed <ned@innosoft.com>",
            "Date: Sun, 21 Mar 1993 23:56:48 -0800 (PST)",
            "Subject: Sample message",
            "MIME-Version: 1.0",
            "Content-type: multipart/mixed; boundary=\"simple boundary\"",
            "",
            "This is the preamble.  It is to be ignored, though it",
            "is a handy place for composition agents to include an",
            "explanatory note to non-MIME conformant readers.",
            "",
            "--simple boundary",
            "",
            "This is implicitly typed plain US-ASCII text.",
            "It does NOT end with a linebreak.",
            "--simple boundary",
            "Content-type: text/plain; charset=us-ascii",
            "",
            "This is explicitly typed plain US-ASCII text.",
            "It DOES end with a linebreak.",
            "",
            "--simple boundary--",
            "",
            "This is the epilogue.  It is also to be ignored.");
    MessageSummary summary = summarize(message);

    assertThat(tree(summary)).isEqualTo("multipart/mixed(text/plain, text/plain)");
    assertThat(body(message, summary.part(1).orElseThrow()))
        .isEqualTo(
            "This is implicitly typed plain US-ASCII text.\r\nIt does NOT end with a linebreak.");
    assertThat(summary.part(1).orElseThrow().lines()).isEqualTo(1);
    assertThat(body(message, summary.part(2).orElseThrow()))
        .isEqualTo(
            "This is explicitly typed plain US-ASCII text.\r\nIt DOES end with a linebreak.\r\n");
    assertThat(summary.part(2).orElseThrow().lines()).isEqualTo(2);
    assertThat(summary.envelope().date().flatMap(MessageDate::parse).orElseThrow())
        .isEqualTo("1993-03-21T23:56:48-08:00");
  }

  @Test
  void readsTheDigest_rfc2046Section515() {
    MessageSummary summary =
        summarize(
            "Date: Mon, 22 Mar 1994 13:34:51 +0000",
            "Subject: Internet Digest, volume 42",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed;",
            "              boundary=\"---- main boundary ----\"",
            "",
            "------ main boundary ----",
            "",
            "  ...Introductory text or table of contents...",
            "",
            "------ main boundary ----",
            "Content-Type: multipart/digest;",
            "              boundary=\"---- next message ----\"",
            "",
            "------ next message ----",
            "",
            "From: someone-else",
            "Date: Fri, 26 Mar 1993 11:13:32 +0200",
            "Subject: my opinion",
            "",
            "  ...body goes here ...",
            "",
            "------ next message ----",
            "",
            "From: someone-else-again",
            "Date: Fri, 26 Mar 1993 10:07:13 -0500",
            "Subject: my different opinion",
            "",
            "  ... another body goes here ...",
            "",
            "------ next message ------",
            "",
            "------ main boundary ------");

    assertThat(tree(summary))
        .isEqualTo(
            "multipart/mixed(text/plain, multipart/digest(message/rfc822<text/plain>,"
                + " message/rfc822<text/plain>))");
    assertThat(summary.part(2, 1).orElseThrow().envelope().orElseThrow().subject())
        .contains("my opinion");
    assertThat(summary.part(2, 2).orElseThrow().envelope().orElseThrow().from())
        .containsExactly(EnvelopeAddress.of("someone-else-again", ""));
    assertThat(summary.part(2, 2, 1)).isPresent();
  }

  @Test
  void readsExternalBodies_rfc2046Section523() {
    MessageSummary summary =
        summarize(
            "From: Whomever",
            "Message-ID: <id1@host.com>",
            "Content-Type: multipart/alternative; boundary=42",
            "Content-ID: <id001@guppylake.bellcore.com>",
            "",
            "--42",
            "Content-Type: message/external-body; name=\"BodyFormats.ps\";",
            "              site=\"thumper.bellcore.com\"; mode=\"image\";",
            "              access-type=ANON-FTP; directory=\"pub\";",
            "              expiration=\"Fri, 14 Jun 1991 19:13:14 -0400 (EDT)\"",
            "",
            "Content-type: application/postscript",
            "Content-ID: <id42@guppylake.bellcore.com>",
            "",
            "--42--");
    BodyPart external = summary.part(1).orElseThrow();

    assertThat(tree(summary)).isEqualTo("multipart/alternative(message/external-body)");
    assertThat(external.isMessage()).isFalse();
    assertThat(external.parameters())
        .containsExactly(
            new Parameter("name", "BodyFormats.ps"),
            new Parameter("site", "thumper.bellcore.com"),
            new Parameter("mode", "image"),
            new Parameter("access-type", "ANON-FTP"),
            new Parameter("directory", "pub"),
            new Parameter("expiration", "Fri, 14 Jun 1991 19:13:14 -0400 (EDT)"));
    assertThat(summary.root().contentId()).contains("<id001@guppylake.bellcore.com>");
  }

  @Test
  void readsTheComplexExample_rfc2049AppendixA() {
    byte[] message = COMPLEX;
    MessageSummary summary = summarize(message);

    assertThat(tree(summary))
        .isEqualTo(
            "multipart/mixed(text/plain, text/plain, multipart/parallel(audio/basic, image/jpeg),"
                + " text/enriched, message/rfc822<text/plain>)");
    BodyPart inner = summary.part(5).orElseThrow();
    assertThat(inner.envelope().orElseThrow().from()).isEmpty();
    assertThat(inner.envelope().orElseThrow().subject()).contains("(subject in US-ASCII)");
    assertThat(summary.part(5, 1).orElseThrow().encoding()).isEqualTo("Quoted-printable");
    assertThat(body(message, summary.part(3, 2).orElseThrow()))
        .isEqualTo("  ... base64-encoded image data goes here ...\r\n");
  }

  @Test
  void findsEverySectionOfTheExample_rfc3501Section645() {
    byte[] message = SECTIONS;
    MessageSummary summary = summarize(message);

    for (int[] path :
        new int[][] {{1}, {2}, {3, 1}, {3, 2}, {4, 1}, {4, 2, 1}, {4, 2, 2, 1}, {4, 2, 2, 2}}) {
      StringBuilder number = new StringBuilder();
      for (int n : path) {
        number.append(number.length() == 0 ? "" : ".").append(n);
      }
      assertThat(body(message, summary.part(path).orElseThrow())).isEqualTo(number.toString());
    }
    BodyPart third = summary.part(3).orElseThrow().body().orElseThrow();
    assertThat(header(message, third)).startsWith("Subject: third").endsWith("boundary=b\r\n\r\n");
    assertThat(body(message, third)).startsWith("--b\r\n").endsWith("--b--");
    assertThat(header(message, summary.part(4, 1).orElseThrow()))
        .isEqualTo("Content-Type: IMAGE/GIF\r\n\r\n");
    BodyPart fourth = summary.part(4, 2).orElseThrow().body().orElseThrow();
    assertThat(header(message, fourth)).startsWith("Subject: fourth");
    assertThat(summary.part(4, 2, 2).orElseThrow().mediaType()).isEqualTo("multipart/alternative");
    assertThat(summary.part(4).orElseThrow().isMessage()).isFalse();
  }

  @Test
  void readsTheMessageOfCommentsAndFolding_rfc5322AppendixA5() {
    MessageEnvelope envelope =
        summarize(
                "From: Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>",
                "To:A Group(Some people)",
                "     :Chris Jones <c@(Chris's host.)public.example>,",
                "         joe@example.org,",
                "  John <jdoe@one.test> (my dear friend); (the end of the group)",
                "Cc:(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;",
                "Date: Thu,",
                "      13",
                "        Feb",
                "          1969",
                "      23:32",
                "               -0330 (Newfoundland Time)",
                "Message-ID:              <testabcd.1234@silly.test>",
                "",
                "Testing.")
            .envelope();

    assertThat(envelope.from())
        .containsExactly(EnvelopeAddress.of("pete", "silly.test").withName("Pete"));
    assertThat(envelope.to()).hasSize(5);
    assertThat(envelope.to().get(0).isGroupStart()).isTrue();
    assertThat(envelope.to().get(4).isGroupEnd()).isTrue();
    assertThat(envelope.cc())
        .containsExactly(
            EnvelopeAddress.groupStart("Hidden recipients"), EnvelopeAddress.groupEnd());
    assertThat(envelope.date().flatMap(MessageDate::parse).orElseThrow())
        .isEqualTo("1969-02-13T23:32-03:30");
    assertThat(envelope.messageId()).contains("<testabcd.1234@silly.test>");
  }

  @Test
  void readsTheObsoleteMessages_rfc5322AppendixA6() {
    MessageEnvelope envelope =
        summarize(
                "From  : John Doe <jdoe@machine(comment).  example>",
                "To    : Mary Smith",
                "  ",
                "          <mary@example.net>",
                "Subject     : Saying Hello",
                "Date  : Fri, 21 Nov 1997 09(comment):   55  :  06 -0600",
                "Message-ID  : <1234   @   local(blah)  .machine .example>",
                "",
                "This is a message just to say hello.")
            .envelope();

    assertThat(envelope.from())
        .containsExactly(EnvelopeAddress.of("jdoe", "machine.example").withName("John Doe"));
    assertThat(envelope.to())
        .containsExactly(EnvelopeAddress.of("mary", "example.net").withName("Mary Smith"));
    assertThat(envelope.subject()).contains("Saying Hello");
    assertThat(envelope.messageId()).contains("<1234   @   local(blah)  .machine .example>");
  }
}
