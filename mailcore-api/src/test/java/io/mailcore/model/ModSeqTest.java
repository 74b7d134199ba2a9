package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModSeqTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4294967296L, Long.MAX_VALUE})
  void spansThe63BitsOfRfc7162(long value) {
    assertThat(ModSeq.of(value)).isEqualTo(new ModSeq(value)).hasToString("" + value);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void refusesNegativeOnes(long value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModSeq.of(value))
        .withMessage("mod-sequence: " + value + " (expected: 0 or more)");
  }

  @Property
  void ordersChanges(
      @ForAll @LongRange(max = Long.MAX_VALUE) long a,
      @ForAll @LongRange(max = Long.MAX_VALUE) long b) {
    assertThat(ModSeq.of(a).isAfter(ModSeq.of(b))).isEqualTo(a > b);
    assertThat(ModSeq.of(a).compareTo(ModSeq.of(b))).isEqualTo(Long.compare(a, b));
    assertThat(ModSeq.ZERO.isAfter(ModSeq.of(a))).isFalse();
  }
}
