package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "ann@example.test", "Ann Bell", "ä", "../x", "\ud83d\udc4a"})
  void isOpaque(String value) {
    assertThat(AccountId.of(value)).isEqualTo(new AccountId(value)).hasToString(value);
  }

  @Test
  void tellsLetterCaseAndUnicodeFormsApart() {
    assertThat(AccountId.of("ann")).isNotEqualTo(AccountId.of("Ann"));
    assertThat(AccountId.of("\u00e4")).isNotEqualTo(AccountId.of("a\u0308"));
    assertThat(AccountId.of("a")).isLessThan(AccountId.of("b"));
  }

  @Test
  void hasAtMost255Characters() {
    assertThat(AccountId.of("x".repeat(255)).value()).hasSize(255);
    Refusals.assertRefusedUnquoted(() -> AccountId.of("x".repeat(256)), "xxxx");
    Refusals.assertRefusedUnquoted(() -> AccountId.of(""), "''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\t", "\r", "\n", "\u001f", "\u007f", "\u0085"})
  void holdsNoControlCharacters(String control) {
    Refusals.assertRefusedUnquoted(() -> AccountId.of("zqz" + control), "zqz");
  }
}
