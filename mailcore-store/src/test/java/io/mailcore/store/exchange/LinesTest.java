package io.mailcore.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sinks give the same whatever pieces octets come in, and undo one another. */
class LinesTest {

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("\r", "\n", "\r\n", "From ", ">", "Fro", "m ", "x", "\0")
        .list()
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  private static String through(String text, int piece, Function<OctetSink, OctetSink> sink) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OctetSink filter = sink.apply((octets, from, to) -> out.write(octets, from, to - from));
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      for (int at = 0; at < octets.length; at += piece) {
        filter.write(octets, at, Math.min(octets.length, at + piece));
      }
      if (filter instanceof LfSink lines) {
        lines.finish();
      } else if (filter instanceof QuoteSink quotes) {
        quotes.finish();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Property
  void makesLfOfCrlf(@ForAll("texts") String text) {
    for (int piece = 1; piece <= 7; piece++) {
      assertThat(through(text, piece, LfSink::new)).isEqualTo(text.replace("\r\n", "\n"));
    }
  }

  @Property
  void makesCrlfOfLf(@ForAll("texts") String text) {
    for (int piece = 1; piece <= 7; piece++) {
      assertThat(through(text, piece, CrlfSink::new))
          .isEqualTo(text.replace("\r\n", "\n").replace("\n", "\r\n"));
    }
  }

  @Property
  void takesAwayWhatItPutThere(@ForAll("texts") String text) {
    for (int piece = 1; piece <= 7; piece++) {
      String quoted = through(text, piece, next -> new QuoteSink(next, count -> count + 1));
      assertThat("\n" + quoted).doesNotContain("\nFrom ");
      assertThat(through(quoted, 8 - piece, next -> new QuoteSink(next, count -> count - 1)))
          .isEqualTo(text);
    }
  }
}
