package io.mailcore.pop3.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The grammar under any bytes, in any pieces. */
class WireProperties {

  @Provide
  Arbitrary<String> messages() {
    return Arbitraries.strings().withChars('a', '.', '\r', '\n', ':', '\u00e9').ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> input() {
    return Arbitraries.strings()
        .withChars('N', 'o', ' ', '\r', '\n', '\u0000', '\u0016', '7')
        .ofMaxLength(60);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String stuff(String message, int piece) {
    DotStuffer stuffer = new DotStuffer();
    ByteBuffer output = ByteBuffer.allocate(message.length() * 2 + DotStuffer.MAX_END);
    byte[] octets = octets(message);
    for (int at = 0; at < octets.length; at += piece) {
      int length = Math.min(piece, octets.length - at);
      int before = output.position();
      stuffer.stuff(ByteBuffer.wrap(octets, at, length), output);
      assertThat(output.position() - before).isLessThanOrEqualTo(length + (length + 1) / 2);
    }
    stuffer.end(output);
    return new String(output.array(), 0, output.position(), StandardCharsets.ISO_8859_1);
  }

  /** What a client makes of an answer: lines end with LF. */
  private static String receive(String answer) {
    StringBuilder message = new StringBuilder();
    int start = 0;
    while (true) {
      int end = answer.indexOf('\n', start) + 1;
      String line = answer.substring(start, end);
      if (line.equals(".\r\n")) {
        assertThat(end).as("nothing behind the end").isEqualTo(answer.length());
        return message.toString();
      }
      message.append(line.startsWith(".") ? line.substring(1) : line);
      start = end;
    }
  }

  @Property
  void aClientGetsBackWhatWasStored(
      @ForAll("messages") String message, @ForAll @IntRange(min = 1, max = 7) int piece) {
    boolean ended = message.isEmpty() || message.endsWith("\r\n");
    assertThat(receive(stuff(message, piece))).isEqualTo(ended ? message : message + "\r\n");
  }

  @Property
  void topIsAPrefixThatEndsAtALine(
      @ForAll("messages") String message,
      @ForAll @IntRange(min = 0, max = 4) int lines,
      @ForAll @IntRange(min = 1, max = 7) int piece) {
    TopCutter cutter = new TopCutter(lines);
    StringBuilder top = new StringBuilder();
    byte[] octets = octets(message);
    for (int at = 0; at < octets.length && !cutter.isDone(); at += piece) {
      ByteBuffer next = ByteBuffer.wrap(octets, at, Math.min(piece, octets.length - at));
      cutter.cut(next);
      byte[] kept = new byte[next.remaining()];
      next.get(kept);
      top.append(new String(kept, StandardCharsets.ISO_8859_1));
    }
    assertThat(top.toString()).isEqualTo(expectedTop(message, lines));
  }

  private static String expectedTop(String message, int lines) {
    int at = 0;
    int left = -1;
    while (at < message.length() && left != 0) {
      int end = message.indexOf('\n', at) + 1;
      if (end == 0) {
        return message;
      }
      String line = message.substring(at, end);
      if (left > 0) {
        left--;
      } else if (line.equals("\r\n") || line.equals("\n")) {
        left = lines;
      }
      at = end;
    }
    return message.substring(0, at);
  }

  @Property
  void linesAreTheSameInAnyPieces(
      @ForAll("input") String input, @ForAll @IntRange(min = 1, max = 9) int piece) {
    assertThat(lines(input, piece)).isEqualTo(lines(input, 1_000));
  }

  private static List<String> lines(String input, int piece) {
    LineReader reader = new LineReader(12);
    List<String> lines = new ArrayList<>();
    byte[] octets = octets(input);
    for (int at = 0; at < octets.length; at += piece) {
      ByteBuffer next = ByteBuffer.wrap(octets, at, Math.min(piece, octets.length - at));
      while (next.hasRemaining()) {
        reader
            .read(next)
            .ifPresent(
                line ->
                    lines.add(
                        line.kind() + new String(line.octets(), StandardCharsets.ISO_8859_1)));
      }
    }
    return lines;
  }

  @Property
  void numbersAreReadWithoutOverflow(@ForAll @LongRange(min = -3) long value) {
    boolean fits = value >= 0 && value <= Integer.MAX_VALUE;
    assertThat(Arguments.number(Long.toString(value)).isPresent()).isEqualTo(fits);
    assertThat(Arguments.number(value + "00000000000000000000").isPresent()).isEqualTo(value == 0);
  }
}
