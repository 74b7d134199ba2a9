package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ObjectId and MailboxId: both are an objectid of RFC 8474, section 7. */
class ObjectIdTest {

  static Stream<Function<String, Object>> kinds() {
    return Stream.of(ObjectId::of, MailboxId::of);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isOfTheCharactersThatRfc8474Allows(Function<String, Object> kind) {
    for (char c = 0; c < 0x180; c++) {
      String value = "zqz" + c;
      boolean allowed = c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      if (allowed) {
        assertThat(kind.apply(value)).isEqualTo(kind.apply("zqz" + c)).hasToString(value);
      } else {
        Refusals.assertRefusedUnquoted(() -> kind.apply(value), "zqz");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasOneTo255OfThem(Function<String, Object> kind) {
    assertThat(kind.apply("x".repeat(255)).toString()).hasSize(255);
    assertThat(kind.apply("x").toString()).hasSize(1);
    Refusals.assertRefusedUnquoted(() -> kind.apply("x".repeat(256)), "xxxx");
    Refusals.assertRefusedUnquoted(() -> kind.apply(""), "''");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tellsLetterCaseApart(Function<String, Object> kind) {
    assertThat(kind.apply("a")).isNotEqualTo(kind.apply("A"));
  }
}
