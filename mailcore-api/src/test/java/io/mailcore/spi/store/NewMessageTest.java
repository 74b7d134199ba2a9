package io.mailcore.spi.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailcore.model.Flag;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewMessageTest {

  private static final BlobRef BLOB = new BlobRef(BlobId.of("b1"), 1L << 33);
  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-02-03T04:05:06+01:00");

  @Test
  void isABlobAndADateAtFirst() {
    NewMessage message = NewMessage.of(BLOB, DATE);
    assertThat(message.blob()).isEqualTo(BLOB);
    assertThat(message.internalDate()).isEqualTo(DATE);
    assertThat(message.flags()).isEmpty();
    assertThat(message.prefix()).isEmpty();
    assertThat(message.summary()).isEmpty();
    assertThat(message.size()).isEqualTo(BLOB.size());
  }

  @Test
  void countsItsPrefixIn() {
    byte[] prefix = "Return-Path: <>\r\n".getBytes(US_ASCII);
    NewMessage message =
        NewMessage.of(BLOB, DATE)
            .withPrefix(prefix)
            .withFlags(Set.of(Flag.SEEN))
            .withSummary(new byte[] {1});
    assertThat(message.size()).isEqualTo(BLOB.size() + prefix.length);
    assertThat(message.prefix()).isEqualTo(prefix);
    assertThat(message.flags()).containsExactly(Flag.SEEN);
    assertThat(message.summary().orElseThrow()).containsExactly(1);
  }

  @Test
  void takesAPrefixOf16KibAtMost() {
    assertThat(NewMessage.of(BLOB, DATE).withPrefix(new byte[16_384]).prefix()).hasSize(16_384);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewMessage.of(BLOB, DATE).withPrefix(new byte[16_385]))
        .withMessage("prefix: 16385 octets (expected: at most 16384)");
  }

  @Test
  void doesntChangeWithWhatItWasGivenOrGave() {
    byte[] octets = {1, 2};
    Set<Flag> flags = new HashSet<>(Set.of(Flag.SEEN));
    NewMessage message =
        NewMessage.of(BLOB, DATE).withPrefix(octets).withSummary(octets).withFlags(flags);
    octets[0] = 9;
    flags.clear();
    message.prefix()[1] = 9;
    message.summary().orElseThrow()[1] = 9;
    assertThat(message.prefix()).containsExactly(1, 2);
    assertThat(message.summary().orElseThrow()).containsExactly(1, 2);
    assertThat(message.flags()).containsExactly(Flag.SEEN);
  }
}
