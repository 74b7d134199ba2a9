package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialUseTest {

  @ParameterizedTest
  @EnumSource
  void readsItsAttributeInAnyLetterCase(SpecialUse use) {
    assertThat(use.attribute()).startsWith("\\");
    assertThat(SpecialUse.ofAttribute(use.attribute())).contains(use);
    assertThat(SpecialUse.ofAttribute(use.attribute().toUpperCase(Locale.ROOT))).contains(use);
    assertThat(SpecialUse.ofAttribute(use.attribute().toLowerCase(Locale.ROOT))).contains(use);
  }

  /** The last two: a Kelvin sign and a long s, which fold to letters of ASCII. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\\", "Sent", "\\Sent ", "\\Inbox", "\\Jun\u212a", "\\\u017fent"})
  void knowsNoOthers(String attribute) {
    assertThat(SpecialUse.ofAttribute(attribute)).isEmpty();
  }
}
