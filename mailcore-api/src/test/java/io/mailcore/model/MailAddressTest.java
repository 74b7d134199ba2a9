package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321, section 4.1.2; RFC 5322, section 3.2.3; RFC 6531, section 3.3. */
class MailAddressTest {

  private static final String ATEXT =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "ann@example.test,ann,ann@example.test",
        "a.b.c@example.test,a.b.c,a.b.c@example.test",
        "Ann@EXAMPLE.test,Ann,Ann@example.test",
        "\"ann\"@example.test,ann,ann@example.test",
        "\"ann bell\"@example.test,ann bell,\"ann bell\"@example.test",
        "\"a@b\"@example.test,a@b,\"a@b\"@example.test",
        "\"a\\\"b\"@example.test,a\"b,\"a\\\"b\"@example.test",
        "\"a\\\\b\"@example.test,a\\b,\"a\\\\b\"@example.test",
        "\"\\a\\b\"@example.test,ab,ab@example.test",
        "\".a\"@example.test,.a,\".a\"@example.test",
        "\"a..b\"@example.test,a..b,\"a..b\"@example.test",
        "\"a.\"@example.test,a.,\"a.\"@example.test",
        "j\u00f6rg@example.test,j\u00f6rg,j\u00f6rg@example.test",
        "jo\u0308rg@example.test,j\u00f6rg,j\u00f6rg@example.test",
        "\"j\u00f6rg b\"@example.test,j\u00f6rg b,\"j\u00f6rg b\"@example.test",
        "\u7528\u6237@\u4f8b\u5b50.test,\u7528\u6237,\u7528\u6237@xn--fsqu00a.test",
        "a@[192.0.2.1],a,a@[192.0.2.1]",
        "a@[IPv6:2001:DB8::1],a,a@[IPv6:2001:db8::1]"
      })
  void readsMailboxes(String text, String localPart, String written) {
    MailAddress address = MailAddress.of(text);
    assertThat(address.localPart()).isEqualTo(localPart);
    assertThat(address).hasToString(written);
    assertThat(MailAddress.of(written)).isEqualTo(address).hasSameHashCodeAs(address);
    assertThat(MailAddress.of(localPart, address.domain())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "zqz",
        "@example.test",
        "zqz@",
        ".zqz@example.test",
        "zqz.@example.test",
        "zqz..a@example.test",
        "zqz@a@example.test",
        "\"\"@example.test",
        "\"zqz@example.test",
        "\"zqz\\\"@example.test",
        "\"zqz\\",
        "\"zqz\"",
        "\"zqz\"a@example.test",
        "zqz\"a\"@example.test",
        "\"zqz\".a@example.test",
        "<zqz@example.test>",
        "zqz a@example.test",
        "zqz@example.test ",
        " zqz@example.test",
        "zqz(a)@example.test",
        "zqz@example.test.",
        "zqz@[192.0.2.256]",
        "zqz@[192.0.2.1",
        "zqz\ud800@example.test",
        "\"zqz\\\u00f6\"@example.test",
        "zqz\u0085@example.test",
        "\"zqz\u2028\"@example.test",
        "zqz@xn--zqz-.test",
        "zqz@\u202ezqz.test",
        "zqz\r\n@example.test"
      })
  void refusesOtherText(String text) {
    Refusals.assertRefusedUnquoted(() -> MailAddress.of(text), "zqz");
    assertThat(MailAddress.tryOf(text)).isEmpty();
  }

  @Test
  void takesTheCharactersOfADotString() {
    for (char c = 0; c < 0x80; c++) {
      boolean atext = ATEXT.indexOf(c) >= 0;
      assertTaken("a" + c + "b@example.test", atext || c == '.', "a" + c + "b");
      assertTaken(c + "ab@example.test", atext, c + "ab");
      assertTaken("ab" + c + "@example.test", atext, "ab" + c);
    }
  }

  @Test
  void takesTheCharactersOfAQuotedString() {
    for (char c = 0; c < 0x80; c++) {
      boolean qtext = c >= 32 && c <= 126 && c != '"' && c != '\\';
      boolean pair = c == '\\';
      assertTaken("\"a" + c + "b\"@example.test", qtext || pair, pair ? "ab" : "a" + c + "b");
      assertTaken("\"" + c + "ab\"@example.test", qtext || pair, pair ? "ab" : c + "ab");
      assertTaken("\"ab" + c + "\"@example.test", qtext, "ab" + c);
    }
  }

  @Test
  void takesTheCharactersOfAQuotedPair() {
    for (char c = 0; c < 0x100; c++) {
      assertTaken("\"a\\" + c + "b\"@example.test", c >= 32 && c <= 126, "a" + c + "b");
    }
  }

  private static void assertTaken(String text, boolean taken, String localPart) {
    Optional<MailAddress> address = MailAddress.tryOf(text);
    assertThat(address.map(MailAddress::localPart))
        .as("%s", text)
        .isEqualTo(taken ? Optional.of(localPart) : Optional.empty());
    address.ifPresent(a -> assertThat(MailAddress.of(a.toString())).isEqualTo(a));
  }

  @Test
  void hasALocalPartOf64OctetsAtMost() {
    String most = "x".repeat(64);
    assertThat(MailAddress.of(most + "@example.test").localPart()).isEqualTo(most);
    Refusals.assertRefusedUnquoted(() -> MailAddress.of(most + "x@example.test"), "xxxx");
    assertThat(MailAddress.tryOf("\u00f6".repeat(32) + "@example.test")).isPresent();
    assertThat(MailAddress.tryOf("\u00f6".repeat(32) + "x@example.test")).isEmpty();
    // Quotes aren't part of what is kept.
    assertThat(MailAddress.tryOf("\"" + "\\x".repeat(64) + "\"@example.test")).isPresent();
  }

  @Test
  void hasADomainOf255OctetsAtMost() {
    String label = "x".repeat(63);
    String most = (label + ".").repeat(3) + label;
    assertThat(MailAddress.of("a@" + most).domain()).hasSize(255);
    Refusals.assertRefusedUnquoted(() -> MailAddress.of("a@x." + most), "xxxx");
  }

  @Test
  void isTheSameWithULabelsAndALabels() {
    MailAddress address = MailAddress.of("a@m\u00fcnchen.test");
    assertThat(address).isEqualTo(MailAddress.of("a@XN--MNCHEN-3YA.test"));
    assertThat(address.domain()).isEqualTo("xn--mnchen-3ya.test");
    assertThat(address.unicodeDomain()).isEqualTo("m\u00fcnchen.test");
    assertThat(address.isAscii()).isTrue();
    assertThat(MailAddress.of("\u00f6@example.test").isAscii()).isFalse();
  }

  @Test
  void tellsLetterCaseOfLocalPartsApart() {
    assertThat(MailAddress.of("ann@example.test")).isNotEqualTo(MailAddress.of("Ann@example.test"));
    assertThat(MailAddress.of("a@example.test")).isNotEqualTo(MailAddress.of("a@example.org"));
  }

  @Test
  void changesItsLocalPart() {
    MailAddress literal = MailAddress.of("a@[IPv6:2001:db8::1]");
    assertThat(literal.isAddressLiteral()).isTrue();
    assertThat(literal.withLocalPart("b c")).hasToString("\"b c\"@[IPv6:2001:db8::1]");
    Refusals.assertRefusedUnquoted(() -> literal.withLocalPart("zqz\n"), "zqz");
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> nearly =
        Arbitraries.strings()
            .withChars("ab\"\\@@. []:1-\u00f6\u0308\ud83d\udc4a\u037e\u1fef\u212a\u0000\r")
            .ofMaxLength(16);
    return Arbitraries.oneOf(
        nearly,
        nearly.map(text -> "\"" + text + "\"@example.test"),
        nearly.map(text -> text + "@example.test"),
        Arbitraries.strings().all().ofMaxLength(16).map(text -> text + "@a"),
        Arbitraries.strings().all().ofMaxLength(16).map(text -> "a@" + text));
  }

  @Property
  void readsBackWhatItWritesAndRefusesWithOneExceptionAlone(@ForAll("text") String text) {
    MailAddress address;
    try {
      address = MailAddress.of(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasNoCause();
      return;
    }
    assertThat(MailAddress.of(address.toString())).isEqualTo(address).hasSameHashCodeAs(address);
    assertThat(MailAddress.of(address.localPart(), address.domain())).isEqualTo(address);
  }
}
