package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainTest {

  @ParameterizedTest
  @CsvSource({
    "example.test,example.test",
    "EXAMPLE.Test,example.test",
    "localhost,localhost",
    "a,a",
    "1.2.3,1.2.3",
    "a--b.test,a--b.test",
    "axn--b.test,axn--b.test",
    "_dmarc.example.test,_dmarc.example.test",
    "m\u00fcnchen.test,xn--mnchen-3ya.test",
    "mu\u0308nchen.test,xn--mnchen-3ya.test",
    "M\u00dcNCHEN.test,xn--mnchen-3ya.test",
    "XN--mnchen-3YA.test,xn--mnchen-3ya.test",
    "m\u00fcnchen\u3002test,xn--mnchen-3ya.test",
    "[192.0.2.1],[192.0.2.1]"
  })
  void isKeptInALabelsAndLowerCase(String text, String value) {
    MailDomain domain = MailDomain.of(text);
    assertThat(domain.value()).isEqualTo(value);
    assertThat(domain).isEqualTo(MailDomain.of(value)).hasSameHashCodeAs(MailDomain.of(value));
    assertThat(MailDomain.of(domain.toString())).isEqualTo(domain);
    assertThat(MailDomain.of(domain.unicode())).isEqualTo(domain);
  }

  @Test
  void showsULabelsToPeople() {
    assertThat(MailDomain.of("xn--mnchen-3ya.test").unicode()).isEqualTo("m\u00fcnchen.test");
    assertThat(MailDomain.of("[192.0.2.1]").unicode()).isEqualTo("[192.0.2.1]");
    assertThat(MailDomain.of("[192.0.2.1]").isLiteral()).isTrue();
    assertThat(MailDomain.of("example.test").isLiteral()).isFalse();
  }

  /** A label has letters, digits, and a hyphen inside; an underscore too, as names in use have. */
  @Test
  void takesTheCharactersOfHostNames() {
    for (char c = 0; c < 0x80; c++) {
      boolean letter = Character.isLetterOrDigit(c) || c == '_';
      assertTaken("a" + c + "b.test", letter || c == '-' || c == '.');
      assertTaken(c + "ab.test", letter);
      assertTaken("ab" + c + ".test", letter);
    }
  }

  private static void assertTaken(String text, boolean taken) {
    if (taken) {
      assertThat(MailDomain.of(text).value()).isEqualToIgnoringCase(text);
    } else {
      Refusals.assertRefusedUnquoted(() -> MailDomain.of(text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zqz.",
        ".zqz",
        "zqz..a",
        ".",
        "..",
        "\u2024",
        "-zqz",
        "zqz-",
        "zqz.-a",
        "zqz a",
        "zqz@a",
        "zqz\u3002",
        "zqz\u2024.a",
        "\u2100zqz",
        "zqz\ud800",
        "zqz\udc00",
        "zqz\ufffe",
        "zqz\u202e",
        "zqz\u00ad-",
        "xn--",
        "zqz.xn--",
        "xn--zqz-.test"
      })
  void refusesOtherText(String text) {
    Refusals.assertRefusedUnquoted(() -> MailDomain.of(text), "zqz");
  }

  @Test
  void hasAtMost255OctetsAndLabelsOf63() {
    String label = "x".repeat(63);
    String most = (label + ".").repeat(3) + label;
    assertThat(MailDomain.of(most).value()).hasSize(255);
    Refusals.assertRefusedUnquoted(() -> MailDomain.of(most + "x"), "xxxx");
    Refusals.assertRefusedUnquoted(() -> MailDomain.of("x".repeat(62) + "." + most), "xxxx");
    Refusals.assertRefusedUnquoted(() -> MailDomain.of(label + "x"), "xxxx");
    // Few letters, but more than 63 octets as an A-label.
    Refusals.assertRefusedUnquoted(
        () -> MailDomain.of("\u4e2d\u00e4\u05d0\u03b1".repeat(12)), "\u4e2d");
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(20),
        Arbitraries.strings()
            .withChars("xn-aA1._[]:\u00fc\u0308\u3002\u2024\u200d\u05d0\u00df")
            .ofMaxLength(20),
        Arbitraries.strings().alpha().withChars("-0").ofMaxLength(20).map(text -> "xn--" + text));
  }

  @Property
  void readsBackWhatItWritesAndRefusesWithOneExceptionAlone(@ForAll("text") String text) {
    MailDomain domain;
    try {
      domain = MailDomain.of(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("domain: ").hasNoCause();
      return;
    }
    assertThat(MailDomain.of(domain.toString())).isEqualTo(domain);
    assertThat(MailDomain.of(domain.unicode())).isEqualTo(domain);
    assertThat(domain.value()).matches("[-a-z0-9._]+|\\[[a-zA-Z0-9.:]+]");
  }

  @Provide
  Arbitrary<String> hostNames() {
    return Arbitraries.of("a", "b1", "-", "_", ".", "xn--", "mnchen-3ya", "x".repeat(61))
        .list()
        .ofMaxSize(7)
        .map(parts -> String.join("", parts));
  }

  /** What needs IDNA and what doesn't goes by the same rules. */
  @Property
  void takesANameInAnyCaseOrInNone(@ForAll("hostNames") String name) {
    assertThat(valueOrReason(name)).isEqualTo(valueOrReason(name.toUpperCase(Locale.ROOT)));
  }

  private static String valueOrReason(String text) {
    try {
      return MailDomain.of(text).value();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
