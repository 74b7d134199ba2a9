package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first words of a message (RFC 8970, section 3). Text is ISO-8859-1: a character an octet. */
class MessagePreviewTest {

  private static String preview(String message) {
    byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    try {
      MessageSummary summary = MessageSummarizer.summarize(new ByteArrayInputStream(octets));
      return MessagePreview.of(
          summary,
          part -> new ByteArrayInputStream(octets, (int) part.bodyStart(), (int) part.size()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String html(String body) {
    return preview("Content-Type: text/html; charset=iso-8859-1\n\n" + body);
  }

  @Test
  void takesTheFirstWordsOfText() {
    assertThat(preview("Subject: x\n\n  Hello,\n\n\tworld.  \n")).isEqualTo("Hello, world.");
    assertThat(preview("Subject: x\n\n")).isEmpty();
    assertThat(preview("")).isEmpty();
  }

  @Test
  void takes200CharactersAndNoMore_section33() {
    assertThat(preview("\n" + "word ".repeat(100))).isEqualTo("word ".repeat(40).strip());
    String astral =
        new String(
            "\ud83d\ude00".repeat(300).getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    String preview = preview("Content-Type: text/plain; charset=utf-8\n\n" + astral);
    assertThat(preview.codePointCount(0, preview.length())).isEqualTo(200);
  }

  @Test
  void undoesEncodings() {
    assertThat(
            preview(
                "Content-Type: text/plain; charset=utf-8\n"
                    + "Content-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =\nau lait"))
        .isEqualTo("caf\u00e9 au lait");
    assertThat(preview("Content-Transfer-Encoding: base64\n\naGVsbG8=")).isEqualTo("hello");
  }

  @Test
  void quotesOnlyWhereThereIsNothingElse() {
    assertThat(preview("\n> Shall we?\n> Now?\nYes.\n")).isEqualTo("Yes.");
    assertThat(preview("\n> Shall we?\n>Now?\n")).isEqualTo("Shall we? Now?");
  }

  @Test
  void looksForThePartThatAReaderIsShown() {
    String multipart =
        "Content-Type: multipart/mixed; boundary=o\n\npreamble\n"
            + "--o\nContent-Type: image/gif\n\nGIF\n"
            + "--o\nContent-Disposition: attachment\n\nattached\n"
            + "--o\nContent-Type: multipart/alternative; boundary=i\n\n"
            + "--i\nContent-Type: text/plain\n\n \n"
            + "--i\nContent-Type: text/html\n\n<p>shown</p>\n--i--\n--o--\n";
    assertThat(preview(multipart)).isEqualTo("shown");
    assertThat(
            preview(
                "Content-Type: multipart/encrypted; boundary=o\n\n--o\n"
                    + "Content-Type: application/pgp-encrypted\n\nVersion: 1\n--o--\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "<html><head><title>T</title><style>p { a }</style></head><body>x</body>|x",
        "<p>one</p><p>two</p>|one two",
        "<b>w</b>ord<br>next|word next",
        "a<!-- no > --> b|a b",
        "<!DOCTYPE html><p>x|x",
        "<script>if (a < b) { '</p>' }</script>x|x",
        "<img alt=\"a > b\">x|x",
        "1 < 2 && 3 > 2|1 < 2 && 3 > 2",
        "&lt;tag&gt; &amp;amp; &#228;&#xE4; &unknown; &|<tag> &amp; \u00e4\u00e4 &unknown; &",
        "&#0;&#1114112;&#xD800;x|&#1114112;&#xD800;x",
        "a&nbsp;&nbsp;b&zwnj;c|a bc",
        "<a href='x'>link</a>|link",
        "<|<",
        "<p|''",
        "</p>x</|x"
      })
  void leavesMarkupOut(String body, String preview) {
    assertThat(html(body)).isEqualTo(preview.equals("''") ? "" : preview);
  }

  @Test
  void isKeptWithTheSummary() throws IOException {
    MessageSummary summary =
        MessageSummarizer.summarize(
            new ByteArrayInputStream("Subject: x\r\n\r\ny".getBytes(StandardCharsets.US_ASCII)));
    assertThat(MessageSummary.decode(summary.encode()).orElseThrow().preview()).isEmpty();
    MessageSummary with = summary.withPreview("\u20ac \ud83d\ude00");
    assertThat(MessageSummary.decode(with.encode())).isEqualTo(Optional.of(with));
    assertThat(MessageSummary.decodeFields(with.encode())).isPresent();
    MessageSummary empty = summary.withPreview("");
    assertThat(MessageSummary.decode(empty.encode()).orElseThrow().preview()).contains("");
  }

  @Property(tries = 300)
  void neverFailsNorGrows(@ForAll String body) {
    for (String type : new String[] {"plain", "html"}) {
      String preview = preview("Content-Type: text/" + type + "\n\n" + body);
      assertThat(preview.codePointCount(0, preview.length())).isLessThanOrEqualTo(200);
      assertThat(preview).isEqualTo(preview.strip());
    }
  }
}
