package io.mailcore.mime;

import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.summarize;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Text of body parts, whatever their sender said about it. */
class TextDecodingTest {

  private static String read(Reader reader) throws IOException {
    try (reader) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }

  private static String decode(String contentType, String encoding, byte[] body)
      throws IOException {
    BodyPart part =
        summarize("Content-Type: " + contentType, "Content-Transfer-Encoding: " + encoding, "", "")
            .root();
    return read(TextDecoding.reader(part, new ByteArrayInputStream(body)));
  }

  @Test
  void undoesEncodingAndCharset() throws IOException {
    assertThat(
            decode("text/plain; charset=iso-8859-15", "quoted-printable", octets("=A4=20=\r\nx")))
        .isEqualTo("\u20ac x");
    assertThat(decode("text/plain; charset=\"UTF-8\"", "base64", octets("w6k=")))
        .isEqualTo("\u00e9");
    assertThat(decode("text/plain; charset=utf-16be", "8bit", new byte[] {0, 'a', 1, 13}))
        .isEqualTo("a\u010d");
  }

  @Test
  void readsUtf8OrElseLatin1WithoutAUsableCharset() throws IOException {
    byte[] utf8 = "gr\u00fc\u00df \ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1);

    for (String type :
        new String[] {
          "text/plain", "text/plain; charset=us-ascii", "text/plain; charset=x-unknown"
        }) {
      assertThat(decode(type, "8bit", utf8)).isEqualTo("gr\u00fc\u00df \ud83d\ude00");
      assertThat(decode(type, "8bit", latin1)).isEqualTo("gr\u00fc\u00df");
    }
  }

  @Test
  void replacesWhatACharsetHasNoMeaningFor() throws IOException {
    assertThat(decode("text/plain; charset=utf-8", "8bit", octets("a\u00ffb\u00e2\u0082")))
        .isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void takesAnUnknownEncodingForNone() throws IOException {
    assertThat(decode("text/plain", "x-none", octets("=41"))).isEqualTo("=41");
  }

  @Property
  void readsUtf8ThatNobodyNamed(@ForAll String text) throws IOException {
    byte[] utf8 = text.repeat(50).getBytes(StandardCharsets.UTF_8);

    assertThat(read(TextDecoding.reader("x-unknown", new ByteArrayInputStream(utf8))))
        .isEqualTo(new String(utf8, StandardCharsets.UTF_8));
  }

  @Property
  void agreesWithTheWholeAtOnce(@ForAll byte[] octets) throws IOException {
    assertThat(read(TextDecoding.reader("us-ascii", new ByteArrayInputStream(octets))))
        .isEqualTo(Charsets.lenient(octets));
  }
}
