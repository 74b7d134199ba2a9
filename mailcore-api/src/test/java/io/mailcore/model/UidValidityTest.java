package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidValidityTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 1767225600, 4294967295L})
  void isANumberOf32Bits(long value) {
    assertThat(UidValidity.of(value)).isEqualTo(new UidValidity(value)).hasToString("" + value);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 4294967296L})
  void refusesWhatDoesntFit(long value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UidValidity.of(value))
        .withMessage("uid validity: " + value + " (expected: 1 to 4294967295)");
  }
}
