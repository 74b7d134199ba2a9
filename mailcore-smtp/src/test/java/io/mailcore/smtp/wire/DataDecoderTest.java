package io.mailcore.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dot-unstuffing and the end of data (RFC 5321, sections 4.1.1.4 and 4.5.2). */
class DataDecoderTest {

  /**
   * What came of a text.
   *
   * @param decoded what comes out
   * @param left what remains behind the end
   */
  private record Result(String decoded, boolean ended, boolean damaged, String left) {}

  private static Result decode(String text, int pieces, int room) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    DataDecoder decoder = new DataDecoder();
    ByteBuffer out = ByteBuffer.allocate(room);
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < octets.length && !decoder.isEnded()) {
      ByteBuffer in = ByteBuffer.wrap(octets, at, Math.min(pieces, octets.length - at));
      while (in.hasRemaining() && !decoder.isEnded()) {
        decoder.decode(in, out);
        out.flip();
        decoded.append(StandardCharsets.ISO_8859_1.decode(out));
        out.clear();
      }
      at = in.position();
    }
    String left = new String(octets, at, octets.length - at, StandardCharsets.ISO_8859_1);
    return new Result(decoded.toString(), decoder.isEnded(), decoder.isDamaged(), left);
  }

  private static String text(String escaped) {
    return escaped.replace("$", "\r\n").replace("^", "\r").replace("_", "\n").replace("%", "\0");
  }

  @ParameterizedTest
  @CsvSource({
    // $ stands for CR LF, ^ for CR, _ for LF, % for NUL.
    "a$.$QUIT, a$, true, false, QUIT",
    ".$, '', true, false, ''",
    "$.$, $, true, false, ''",
    "..$.$, .$, true, false, ''",
    "...$.$, ..$, true, false, ''",
    ".a$.$, a$, true, false, ''",
    "a.$b.$, a.$b.$, false, false, ''",
    "a$. $.$, a$ $, true, false, ''",
    "a_._, 'a . ', false, true, ''",
    "a^.^, a ., false, true, ''",
    "a$._b, a$ b, false, true, ''",
    "a$.^b, a$ b, false, true, ''",
    "a$.^^_b, a$ $b, false, true, ''",
    "a%b$.$, a b$, true, true, ''",
    "a$.%$.$, a$ $, true, true, ''",
    "^^_.$, ' $', true, true, ''",
  })
  void decodes(String text, String decoded, boolean ended, boolean damaged, String left) {
    String octets = text(text);
    for (int pieces = 1; pieces <= octets.length(); pieces++) {
      for (int room = DataDecoder.MIN_ROOM; room < 6; room++) {
        assertThat(decode(octets, pieces, room))
            .isEqualTo(new Result(text(decoded), ended, damaged, left));
      }
    }
  }

  @Test
  void readsNothingBehindTheEnd() {
    assertThat(decode(".\r\n.\r\n.\r\n", 100, 100).left()).isEqualTo(".\r\n.\r\n");
  }

  @Property
  void takesBackWhatStuffingDid(
      @ForAll("lines") String lines, @ForAll @IntRange(min = 1, max = 9) int n) {
    String stuffed = ("\r\n" + lines).replace("\r\n.", "\r\n..").substring(2);
    assertThat(decode(stuffed + ".\r\nREST", n, 7))
        .isEqualTo(new Result(lines, true, false, "REST"));
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of("\r\n", ".", "a", "\u00ff", " ", "..")
        .list()
        .ofMaxSize(30)
        .map(parts -> parts.isEmpty() ? "" : String.join("", parts) + "\r\n");
  }

  @Property
  void givesTheSameForEverySplitOfAnyOctets(
      @ForAll("hostile") String text, @ForAll @IntRange(min = 1, max = 5) int pieces) {
    Result whole = decode(text, Integer.MAX_VALUE, 1000);
    assertThat(decode(text, pieces, 2)).isEqualTo(whole);
    assertThat(whole.decoded().replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    assertThat(whole.ended()).isEqualTo(text.startsWith(".\r\n") || text.contains("\r\n.\r\n"));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of("\r", "\n", ".", "\r\n", "\0", "a", "\r\n.\r\n")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
