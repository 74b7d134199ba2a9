package io.mailcore.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on where an octet stands among the eight that are looked at together. */
class MessageSummarizerTest {

  private static final int PLACES = 40;

  private static MessageSummarizer summarizerOf(byte[] octets, int chunk) {
    MessageSummarizer summarizer = new MessageSummarizer();
    for (int at = 0; at < octets.length; at += chunk) {
      summarizer.accept(ByteBuffer.wrap(octets, at, Math.min(chunk, octets.length - at)));
    }
    return summarizer;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 1000})
  void findsEveryLineEnd(int chunk) {
    for (int length = 0; length < PLACES; length++) {
      // 0x8A and 0x0B differ from a line feed by one bit; neither is one.
      String body = "x".repeat(length) + "\u008A\u000B\n\n" + "y".repeat(length) + "\r\n";
      byte[] octets = ("\r\n" + body).getBytes(ISO_8859_1);
      MessageSummary summary = summarizerOf(octets, chunk).finish();
      assertThat(summary.root().lines()).as("lines of %s", body).isEqualTo(3);
      assertThat(summary.root().size()).isEqualTo(octets.length - 2L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 13, 1000})
  void noticesANulWhereverItIs(int chunk) {
    for (int place = 0; place < PLACES; place++) {
      byte[] octets = ("Subject: x\r\n\r\n" + "\u0001".repeat(PLACES) + "\r\n").getBytes(US_ASCII);
      assertThat(summarizerOf(octets, chunk).holdsNul()).isFalse();
      octets[place] = 0;
      assertThat(summarizerOf(octets, chunk).holdsNul()).as("at %s", place).isTrue();
    }
  }
}
