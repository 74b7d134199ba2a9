package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusTest {

  @Property
  void readsBackWhatItWrites(
      @ForAll @IntRange(max = 999) int subject, @ForAll @IntRange(max = 999) int detail) {
    for (int category : new int[] {2, 4, 5}) {
      EnhancedStatus status = new EnhancedStatus(category, subject, detail);
      assertThat(status).hasToString(category + "." + subject + "." + detail);
      assertThat(EnhancedStatus.of(status.toString())).isEqualTo(status).hasSameHashCodeAs(status);
    }
  }

  /** RFC 3463, section 2: digits, without leading zeros. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5.1",
        "5.1.1.1",
        "5..1",
        ".1.1",
        "5.1.",
        "5.1.x",
        " 5.1.1",
        "5.1.1 ",
        "+5.1.1",
        "5.-0.1",
        "5.+1.1",
        "5.01.1",
        "5.1.00",
        "\u0665.\u0661.\u0661",
        "5.1.1000",
        "5.1.99999999999",
        "3.1.1",
        "0.0.0",
        "6.0.0",
        "5.1.1\r\n"
      })
  void refusesOtherText(String text) {
    Refusals.assertRefusedUnquoted(() -> EnhancedStatus.of(text), text.isEmpty() ? "''" : text);
  }

  @ParameterizedTest
  @CsvSource({"1,0,0", "3,0,0", "6,0,0", "-5,0,0", "5,-1,0", "5,1000,0", "5,0,-1", "5,0,1000"})
  void refusesOtherNumbers(int category, int subject, int detail) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnhancedStatus(category, subject, detail));
  }
}
