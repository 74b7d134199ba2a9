package io.mailcore.net.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class OctetReaderTest {

  private static final byte[] CONTENT = "0123456789".getBytes(US_ASCII);

  private int opened;
  private int closed;
  private int held = CONTENT.length;

  private InputStream open(long offset, long length) {
    opened++;
    int count = (int) Math.min(length, held - offset);
    return new ByteArrayInputStream(CONTENT, (int) offset, count) {
      @Override
      public void close() {
        closed++;
      }
    };
  }

  private OctetReader reader(long start, long end) {
    return new OctetReader(this::open, start, end);
  }

  private static String text(byte[] octets) {
    return new String(octets, US_ASCII);
  }

  @Test
  void readsAllByOneStream() throws IOException {
    OctetReader reader = reader(1, 9);
    assertThat(text(reader.next(3)) + text(reader.next(4))).isEqualTo("1234567");
    assertThat(closed).isZero();
    assertThat(text(reader.next(100))).isEqualTo("8");
    assertThat(reader.remaining()).isZero();
    assertThat(opened).isEqualTo(1);
    assertThat(closed).isEqualTo(1);
    assertThat(reader.next(1)).isEmpty();
  }

  @Test
  void goesOnWhereItWasBehindAPause() throws IOException {
    OctetReader reader = reader(0, 10);
    assertThat(text(reader.next(4))).isEqualTo("0123");
    reader.pause();
    assertThat(closed).isEqualTo(1);
    assertThat(text(reader.next(4))).isEqualTo("4567");
    reader.close();
    reader.close();
    assertThat(opened).isEqualTo(2);
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void opensNothingForNothing() throws IOException {
    assertThat(reader(5, 5).next(10)).isEmpty();
    assertThat(opened).isZero();
  }

  @Test
  void holdsNothingBehindAFailure() {
    held = 6;
    OctetReader reader = reader(2, 10);
    assertThatThrownBy(() -> reader.next(8))
        .isInstanceOf(EOFException.class)
        .hasMessage("content ends at 6 (expected: 10)");
    assertThat(closed).isEqualTo(1);
    assertThat(reader.remaining()).isEqualTo(8);
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> reader(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
