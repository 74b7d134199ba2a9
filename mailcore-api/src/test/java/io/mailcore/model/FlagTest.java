package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTest {

  @ParameterizedTest
  @ValueSource(strings = {"\\Answered", "\\Deleted", "\\Draft", "\\Flagged", "\\Seen"})
  void knowsSystemFlagsInAnyLetterCase(String name) {
    assertThat(Flag.of(name.toUpperCase(Locale.ROOT))).isSameAs(Flag.of(name)).hasToString(name);
    assertThat(Flag.of(name.toLowerCase(Locale.ROOT)).isSystem()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\Recent", "\\recent", "\\*", "\\", "\\Zqz", "\\\\Seen", "\\Seen "})
  void refusesOtherNamesWithABackslash(String name) {
    Refusals.assertRefusedUnquoted(() -> Flag.of(name), name);
    Refusals.assertRefusedUnquoted(() -> Flag.keyword(name), name);
  }

  @Test
  void takesKeywordsOfTheCharactersOfAnAtom() {
    for (char c = 0; c < 0x180; c++) {
      String name = "zqz" + c;
      // RFC 3501, section 9: atom-specials.
      if (c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0) {
        assertThat(Flag.of(name)).isEqualTo(Flag.keyword(name)).hasToString(name);
        assertThat(Flag.of(name).isSystem()).isFalse();
      } else {
        Refusals.assertRefusedUnquoted(() -> Flag.of(name), "zqz");
      }
    }
  }

  @Test
  void hasAtMost255Characters() {
    assertThat(Flag.of("x".repeat(255)).name()).hasSize(255);
    Refusals.assertRefusedUnquoted(() -> Flag.of("x".repeat(256)), "xxxx");
    Refusals.assertRefusedUnquoted(() -> Flag.of(""), "''");
  }

  @Property
  void isEqualLetterCaseAsideAndKeepsItsOwn(
      @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 9) String name) {
    Flag upper = Flag.of(name);
    Flag lower = Flag.of(name.toLowerCase(Locale.ROOT));
    assertThat(lower).isEqualTo(upper).hasSameHashCodeAs(upper).isEqualByComparingTo(upper);
    assertThat(Set.of(upper)).contains(lower);
    assertThat(Flag.of(upper.toString()).name()).isEqualTo(name);
  }

  @Property
  void comparesAsItIsEqual(
      @ForAll @CharRange(from = 'A', to = 'd') @StringLength(min = 1, max = 2) String a,
      @ForAll @CharRange(from = 'A', to = 'd') @StringLength(min = 1, max = 2) String b) {
    String plainA = a.replaceAll("[\\\\\\]]", "x");
    String plainB = b.replaceAll("[\\\\\\]]", "x");
    Flag one = Flag.of(plainA);
    Flag other = Flag.of(plainB);
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    assertThat(one.equals(other)).isEqualTo(plainA.equalsIgnoreCase(plainB));
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
  }
}
