package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailboxIdTest {

  @Test
  void isOfTheCharactersThatRfc8474Allows() {
    for (char c = 0; c < 0x180; c++) {
      String value = "zqz" + c;
      boolean allowed = c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      if (allowed) {
        assertThat(MailboxId.of(value)).isEqualTo(new MailboxId(value)).hasToString(value);
      } else {
        Refusals.assertRefusedUnquoted(() -> MailboxId.of(value), "zqz");
      }
    }
  }

  @Test
  void hasOneTo255OfThem() {
    assertThat(MailboxId.of("x".repeat(255)).value()).hasSize(255);
    assertThat(MailboxId.of("x").value()).hasSize(1);
    Refusals.assertRefusedUnquoted(() -> MailboxId.of("x".repeat(256)), "xxxx");
    Refusals.assertRefusedUnquoted(() -> MailboxId.of(""), "''");
  }

  @Test
  void tellsLetterCaseApart() {
    assertThat(MailboxId.of("a")).isNotEqualTo(MailboxId.of("A"));
  }
}
