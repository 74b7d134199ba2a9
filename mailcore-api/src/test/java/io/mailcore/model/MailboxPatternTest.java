package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names with LIST's wildcards. */
class MailboxPatternTest {

  private static boolean matches(String pattern, String name) {
    return MailboxPattern.of(pattern).matches(MailboxName.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Trash, Trash, true",
    "Trash, trash, false",
    "Trash, Trash/a, false",
    "inbox, INBOX, true",
    "inbox/%, Inbox/a, true",
    "*, a/b/c, true",
    "%, a/b, false",
    "%, a, true",
    "a*, a, true",
    "a*, b, false",
    "*c, a/b/c, true",
    "a/%/c, a/b/c, true",
    "a/%/c, a/b/b/c, false",
    "a/*/c, a/b/b/c, true",
    "%*%, a/b, true",
    "e\u0301*, \u00e9t\u00e9, true",
  })
  void matchesAsListDoes(String pattern, String name, boolean expected) {
    assertThat(matches(pattern, name)).isEqualTo(expected);
  }

  @Property
  void matchesWhatTheExpressionDoes(
      @ForAll @Chars({'a', 'b', '*', '%', '/'}) @StringLength(min = 1, max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'b') @Chars('/') @StringLength(min = 1, max = 8)
          String name) {
    if (MailboxName.tryOf(pattern).isPresent() && MailboxName.tryOf(name).isPresent()) {
      String expression = pattern.replace("*", ".*").replace("%", "[^/]*");
      assertThat(matches(pattern, name))
          .as("%s %s", pattern, name)
          .isEqualTo(Pattern.matches(expression, name));
    }
  }

  @Test
  @Timeout(20)
  void manyWildcardsCostLittle() {
    assertThatNoException().isThrownBy(() -> matches("*a".repeat(450) + "b", "a".repeat(1000)));
  }
}
