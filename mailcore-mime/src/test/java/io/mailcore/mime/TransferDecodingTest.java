package io.mailcore.mime;

import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Base64 and Quoted-Printable of RFC 2045 sections 6.7 and 6.8. */
class TransferDecodingTest {

  private static String read(InputStream in) {
    try (in) {
      return text(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(octets(text));
  }

  private static String base64(String text) {
    return read(TransferDecoding.base64(in(text)));
  }

  private static String quoted(String text) {
    return read(TransferDecoding.quotedPrintable(in(text)));
  }

  @Test
  void decodesBase64AcrossLinesAndGarbage() {
    assertThat(base64("SGVs\r\nbG8=\r\n")).isEqualTo("Hello");
    assertThat(base64("S-G*V s\nb\0G8=")).isEqualTo("Hello");
    assertThat(base64("SGVsbG8")).isEqualTo("Hello");
    assertThat(base64("")).isEmpty();
    assertThat(base64("=")).isEmpty();
    assertThat(base64("S")).isEmpty();
  }

  @Test
  void goesOnAfterPadding() {
    assertThat(base64("SGk=SGk=")).isEqualTo("HiHi");
    assertThat(base64("SA==\r\nSGVs")).isEqualTo("HHel");
  }

  @Test
  void reportsBase64ThatIsNone() {
    for (String bad : new String[] {"S-Gk=", "SGk", "SG=k", "SGk=SGk=", "SGl=", "S===", "SGk=="}) {
      assertThatThrownBy(() -> read(TransferDecoding.strictBase64(in(bad))))
          .as(bad)
          .hasCauseInstanceOf(UndecodableException.class);
    }
    assertThat(read(TransferDecoding.strictBase64(in(" SG k=\r\n\t")))).isEqualTo("Hi");
    assertThat(read(TransferDecoding.strictBase64(in("SA==")))).isEqualTo("H");
  }

  @Test
  void decodesTheExampleOfRfc2045Section67() {
    assertThat(quoted("Now's the time =\r\nfor all folk to come=\r\n to the aid of their country."))
        .isEqualTo("Now's the time for all folk to come to the aid of their country.");
  }

  @Test
  void decodesEscapesInEitherCase() {
    assertThat(quoted("=3D=3d=C3=a9=0D=0A")).isEqualTo("==\u00c3\u00a9\r\n");
  }

  @Test
  void dropsBlanksAtLineEnds_rfc2045Section67Rule3() {
    assertThat(quoted("a \t \r\nb  \nc =20\r\nd ")).isEqualTo("a\r\nb\nc  \r\nd");
    assertThat(quoted("a b\tc")).isEqualTo("a b\tc");
    assertThat(quoted("a \rb")).isEqualTo("a \rb");
  }

  @Test
  void takesBlanksBehindASoftLineBreak() {
    assertThat(quoted("a= \t\r\nb=  \nc=")).isEqualTo("abc");
    assertThat(quoted("a=\nb=\r\n")).isEqualTo("ab");
  }

  @Test
  void passesEscapesThatAreNone() {
    assertThat(quoted("a=ZZ=4=A=\rx= y==41")).isEqualTo("a=ZZ=4=A=\rx= y=A");
    assertThat(quoted("\u00e9\0")).isEqualTo("\u00e9\0");
  }

  @Test
  void reportsQuotedPrintableThatIsNone() {
    for (String bad : new String[] {"=ZZ", "=4", "=4 ", "= x", "=\rx", "\u00e9", "\0"}) {
      assertThatThrownBy(() -> read(TransferDecoding.strictQuotedPrintable(in(bad))))
          .as(bad)
          .hasCauseInstanceOf(UndecodableException.class);
    }
    assertThat(read(TransferDecoding.strictQuotedPrintable(in("a=\r\nb=20 \r\n"))))
        .isEqualTo("ab \r\n");
  }

  @Test
  void holdsLittleOfALineOfBlanks() {
    String blanks = " ".repeat(5000) + "x";

    assertThat(quoted(blanks)).isEqualTo(blanks);
    assertThat(quoted("=" + blanks)).isEqualTo("=" + blanks);
  }

  @Test
  void knowsEncodingsByName() throws IOException {
    assertThat(TransferDecoding.of("BASE64", in("SGk=")).map(TransferDecodingTest::read))
        .contains("Hi");
    assertThat(TransferDecoding.of("Quoted-Printable", in("=41")).map(TransferDecodingTest::read))
        .contains("A");
    assertThat(TransferDecoding.of("8BIT", in("=41")).map(TransferDecodingTest::read))
        .contains("=41");
    assertThat(TransferDecoding.of("x-uuencode", in(""))).isEmpty();
    assertThat(TransferDecoding.strict("base64", in("SGk=")).map(TransferDecodingTest::read))
        .contains("Hi");
  }

  @Property
  void base64OfAnythingComesBack(@ForAll byte[] content) {
    String encoded = Base64.getMimeEncoder().encodeToString(content);

    assertThat(base64(encoded)).isEqualTo(text(content));
    assertThat(read(TransferDecoding.strictBase64(in(encoded)))).isEqualTo(text(content));
  }

  @Property
  void neverFailsLeniently(@ForAll byte[] content) {
    assertThat(base64(text(content)).length()).isLessThanOrEqualTo(content.length);
    assertThat(quoted(text(content)).length()).isLessThanOrEqualTo(content.length);
  }
}
