package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectIdTest {

  @Test
  void isOfTheCharactersThatRfc8474Allows() {
    for (char c = 0; c < 0x180; c++) {
      String value = "zqz" + c;
      boolean allowed = c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      if (allowed) {
        assertThat(ObjectId.of(value)).isEqualTo(new ObjectId(value)).hasToString(value);
      } else {
        Refusals.assertRefusedUnquoted(() -> ObjectId.of(value), "zqz");
      }
    }
  }

  @Test
  void hasOneTo255OfThem() {
    assertThat(ObjectId.of("x".repeat(255)).value()).hasSize(255);
    assertThat(ObjectId.of("x").value()).hasSize(1);
    Refusals.assertRefusedUnquoted(() -> ObjectId.of("x".repeat(256)), "xxxx");
    Refusals.assertRefusedUnquoted(() -> ObjectId.of(""), "''");
  }

  @Test
  void tellsLetterCaseApart() {
    assertThat(ObjectId.of("a")).isNotEqualTo(ObjectId.of("A"));
  }
}
