package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** The matcher of LIST against a definition of it that is plain and slow. */
class MailboxPatternProperties {

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab/*%").ofMinLength(1).ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab/").ofMinLength(1).ofMaxLength(12);
  }

  @Property(tries = 5000)
  void matchesAsTheDefinitionSays(
      @ForAll("patterns") String pattern, @ForAll("names") String text) {
    Optional<MailboxName> name = MailboxName.tryOf(text);
    assumeThat(name).isPresent();
    assertThat(MailboxPattern.of(pattern).matches(name.orElseThrow()))
        .as("%s on %s", pattern, text)
        .isEqualTo(defined(pattern, text));
  }

  @Property
  void longPatternsMatchAcrossWords(@ForAll("names") String text) {
    Optional<MailboxName> name = MailboxName.tryOf((text + "a").repeat(30));
    assumeThat(name).isPresent();
    String value = name.orElseThrow().value();
    assertThat(MailboxPattern.of(value).matches(name.get())).isTrue();
    assertThat(MailboxPattern.of("*" + value + "%").matches(name.get())).isTrue();
    assertThat(MailboxPattern.of(value).matches(name.get())).isTrue();
    assertThat(MailboxPattern.of(value + "b").matches(name.get())).isFalse();
  }

  private static boolean defined(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    char first = pattern.charAt(0);
    String rest = pattern.substring(1);
    if (first != '*' && first != '%') {
      return !text.isEmpty() && text.charAt(0) == first && defined(rest, text.substring(1));
    }
    for (int i = 0; i <= text.length(); i++) {
      if (defined(rest, text.substring(i))) {
        return true;
      }
      if (i < text.length() && first == '%' && text.charAt(i) == '/') {
        return false;
      }
    }
    return false;
  }

  @Example
  void hostilePatternsCostLittle() {
    MailboxPattern stars = MailboxPattern.of("*a".repeat(25) + "*b");
    MailboxPattern mixed = MailboxPattern.of("%a*a%".repeat(20) + "b");
    MailboxName name = MailboxName.of("a".repeat(1000));
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 10_000; i++) {
            assertThat(stars.matches(name) || mixed.matches(name)).isFalse();
          }
        });
  }

  @Example
  void aPatternLongerThanAnyNameMatchesNothing() {
    assertThat(MailboxPattern.of("a".repeat(60_000)).matches(MailboxName.of("a"))).isFalse();
    assertThat(MailboxPattern.of("*".repeat(60_000)).matches(MailboxName.of("a"))).isTrue();
    assertThat(MailboxPattern.of("%*".repeat(60_000)).matches(MailboxName.of("a/b"))).isTrue();
  }
}
