package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 4294967295L})
  void spansThe32BitsOfRfc3501(long value) {
    assertThat(Uid.of(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 4294967296L, Long.MAX_VALUE})
  void refusesWhatDoesntFit(long value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Uid.of(value))
        .withMessage("uid: " + value + " (expected: 1 to 4294967295)");
  }

  @Property
  void comparesByValueAndReadsBack(
      @ForAll @LongRange(min = 1, max = Uid.MAX_VALUE) long a,
      @ForAll @LongRange(min = 1, max = Uid.MAX_VALUE) long b) {
    assertThat(Uid.of(a).compareTo(Uid.of(b))).isEqualTo(Long.compare(a, b));
    assertThat(Uid.of(a).equals(Uid.of(b))).isEqualTo(a == b);
    assertThat(Uid.of(a)).hasSameHashCodeAs(Uid.of(a));
    assertThat(Uid.of(Long.parseLong(Uid.of(a).toString()))).isEqualTo(Uid.of(a));
  }
}
