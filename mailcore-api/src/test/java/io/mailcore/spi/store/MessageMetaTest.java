package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.ObjectId;
import io.mailcore.model.Uid;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageMetaTest {

  private static final OffsetDateTime DATE = OffsetDateTime.parse("2026-02-03T04:05:06+01:00");
  private static final Instant SAVED = Instant.parse("2026-02-03T05:05:06Z");

  private static MessageMeta.Builder builder(long size) {
    return MessageMeta.builder(Uid.of(7), ModSeq.of(9), DATE, size);
  }

  @Test
  void hasNoneOfWhatMayBeMissing() {
    MessageMeta message = builder(0).build();
    assertThat(message.flags()).isEmpty();
    assertThat(message.prefixLength()).isZero();
    assertThat(message.saveDate()).isEmpty();
    assertThat(message.emailId()).isEmpty();
    assertThat(message.threadId()).isEmpty();
    assertThat(message).hasToString("uid=7 modseq=9 flags=[] size=0");
  }

  @Test
  void copiesAllButUidAndModSequence() {
    MessageMeta message =
        builder(1L << 33)
            .flags(Set.of(Flag.SEEN))
            .prefixLength(17)
            .saveDate(SAVED)
            .emailId(ObjectId.of("e"))
            .threadId(ObjectId.of("t"))
            .build();
    MessageMeta copy = message.copy(Uid.of(8), ModSeq.of(10)).build();
    assertThat(copy.uid()).isEqualTo(Uid.of(8));
    assertThat(copy.modSeq()).isEqualTo(ModSeq.of(10));
    assertThat(copy).usingRecursiveComparison().ignoringFields("uid", "modSeq").isEqualTo(message);
    assertThat(copy.size()).isEqualTo(1L << 33);
    assertThat(copy.prefixLength()).isEqualTo(17);
    assertThat(copy.internalDate()).isEqualTo(DATE);
    assertThat(copy.saveDate()).contains(SAVED);
    assertThat(copy.emailId()).contains(ObjectId.of("e"));
    assertThat(copy.threadId()).contains(ObjectId.of("t"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 11})
  void hasAPrefixWithinItsSize(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(10).prefixLength(length))
        .withMessage("prefix length: " + length + " (expected: 0 to 10)");
    assertThat(builder(10).prefixLength(10).build().prefixLength()).isEqualTo(10);
  }

  @Test
  void hasNoNegativeSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(-1))
        .withMessage("size: -1 (expected: 0 or more)");
  }
}
