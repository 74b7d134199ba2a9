package io.mailcore.net.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutboundTest {

  private final List<List<ByteBuf>> batches = new ArrayList<>();
  private final Outbound out = new Outbound(batches::add);

  @Test
  void gathersSmallWritesInOneBuffer() {
    for (int i = 0; i < 100; i++) {
      out.write(ByteBuffer.wrap("250 OK\r\n".getBytes(US_ASCII)));
    }
    assertThat(batches).isEmpty();
    out.flush();
    assertThat(batches).hasSize(1);
    assertThat(batches.get(0)).hasSize(1);
    assertThat(batches.get(0).get(0).readableBytes()).isEqualTo(800);
    out.flush();
    assertThat(batches).hasSize(1);
  }

  @Test
  void wrapsLargeWritesWithoutACopy() {
    byte[] large = new byte[5000];
    ByteBuffer bytes = ByteBuffer.wrap(large);
    out.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    large[17] = 'x';
    out.flush();
    assertThat(batches.get(0).get(0).getByte(17)).isEqualTo((byte) 'x');
  }

  @Test
  void copiesSmallWrites() {
    byte[] small = "abc".getBytes(US_ASCII);
    out.write(ByteBuffer.wrap(small));
    small[0] = 'x';
    out.flush();
    assertThat(batches.get(0).get(0).toString(US_ASCII)).isEqualTo("abc");
  }

  @Test
  void handsOverBySixtyFourKibibytes() {
    for (int i = 0; i < 17; i++) {
      out.write(ByteBuffer.wrap(new byte[4096]));
    }
    assertThat(batches).hasSize(1);
  }

  @Test
  void isFullUntilItIsLow() {
    out.write(ByteBuffer.wrap(new byte[Outbound.HIGH]));
    assertThat(out.isFull()).isTrue();
    assertThat(out.left(1)).isFalse();
    assertThat(out.isFull()).isFalse();
    assertThat(out.left(Outbound.HIGH - Outbound.LOW)).isTrue();
    assertThat(out.left(Outbound.LOW - 1)).isFalse();
    assertThat(out.isEmpty()).isTrue();
  }

  @Property(tries = 200)
  void keepsEveryByteInItsOrder(
      @ForAll @Size(max = 60) List<@IntRange(max = 9000) Integer> lengths) {
    List<List<ByteBuf>> sent = new ArrayList<>();
    Outbound under = new Outbound(sent::add);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    byte next = 0;
    for (int length : lengths) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = next++;
      }
      expected.writeBytes(bytes);
      under.write(ByteBuffer.wrap(bytes));
    }
    under.flush();
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    sent.forEach(
        batch ->
            batch.forEach(
                buffer -> {
                  byte[] bytes = new byte[buffer.readableBytes()];
                  buffer.readBytes(bytes);
                  got.writeBytes(bytes);
                }));
    assertThat(got.toByteArray()).isEqualTo(expected.toByteArray());
    assertThat(under.total()).isEqualTo(expected.size());
  }
}
