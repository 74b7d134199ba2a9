package io.mailcore.mime;

import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

  @Property(tries = 3000)
  void manyOctetsAtOnceAreWhatTheyAreOneByOne(
      @ForAll("encoded") String text,
      @ForAll @IntRange(min = 1, max = 9) int piece,
      @ForAll @IntRange(min = 1, max = 9) int room) {
    List<Function<InputStream, InputStream>> decoders =
        List.of(
            TransferDecoding::base64,
            TransferDecoding::strictBase64,
            TransferDecoding::quotedPrintable,
            TransferDecoding::strictQuotedPrintable);
    for (Function<InputStream, InputStream> decoder : decoders) {
      assertThat(manyAtOnce(decoder.apply(inPieces(text, piece)), room))
          .isEqualTo(oneByOne(decoder.apply(inPieces(text, piece))));
    }
  }

  @Provide
  Arbitrary<String> encoded() {
    return Arbitraries.of(
            "=", "=C3", "=\r\n", "= \r\n", "\r\n", "\r", "\n", " ", "\t", "a", "SGVs", "bG8=", "4F",
            "\u00e4", "-")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  /** Gives no more than so many octets a call, as the network does. */
  private static InputStream inPieces(String text, int most) {
    return new FilterInputStream(in(text)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(most, length));
      }
    };
  }

  private static String oneByOne(InputStream in) {
    StringBuilder out = new StringBuilder();
    try (in) {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        out.append((char) octet);
      }
    } catch (IOException e) {
      return e.toString();
    }
    return out.toString();
  }

  private static String manyAtOnce(InputStream in, int room) {
    StringBuilder out = new StringBuilder();
    byte[] target = new byte[room + 2];
    try (in) {
      for (int n = in.read(target, 1, room); n >= 0; n = in.read(target, 1, room)) {
        out.append(text(Arrays.copyOfRange(target, 1, 1 + n)));
        assertThat(target[0] + target[room + 1]).isZero();
      }
    } catch (IOException e) {
      return e.toString();
    }
    return out.toString();
  }
}
