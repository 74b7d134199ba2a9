package io.mailcore.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNameTest {

  /** Names that are often alike, from both sides of the surrogates. */
  @Provide
  Arbitrary<MailboxName> names() {
    Arbitrary<String> level =
        Arbitraries.of("a", "B", "-", "\u00e4", "\u9fff", "\ue000", "\ufffd", "\ud800\udc00", "0")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(level, Arbitraries.of("INBOX", "inbox"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(levels -> MailboxName.of(String.join("/", levels)));
  }

  @Property
  void sortsAsTheOctetsOfUtf8Do(@ForAll("names") MailboxName a, @ForAll("names") MailboxName b) {
    byte[] octetsA = a.value().getBytes(UTF_8);
    byte[] octetsB = b.value().getBytes(UTF_8);
    assertThat(Integer.signum(a.compareTo(b)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(octetsA, octetsB)));
    assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
  }

  @Property
  void readsBackWhatItWrites(@ForAll("names") MailboxName name) {
    assertThat(MailboxName.of(name.toString())).isEqualTo(name).hasSameHashCodeAs(name);
  }

  @Property
  void hangsBelowItsAncestors(@ForAll("names") MailboxName name) {
    List<MailboxName> ancestors = name.ancestors();
    assertThat(ancestors).hasSize(name.value().split("/").length - 1);
    assertThat(name.parent())
        .isEqualTo(
            ancestors.isEmpty()
                ? Optional.empty()
                : Optional.of(ancestors.get(ancestors.size() - 1)));
    assertThat(ancestors)
        .isSorted()
        .allSatisfy(ancestor -> assertThat(name.isInferiorOf(ancestor)).isTrue())
        .noneMatch(ancestor -> ancestor.isInferiorOf(name));
    assertThat(name.isInferiorOf(name)).isFalse();
    String above = name.parent().map(parent -> parent + "/").orElse("");
    assertThat(above + name.lastLevel()).isEqualTo(name.value());
  }

  @Property
  void movesWithWhatIsAboveIt(@ForAll("names") MailboxName name, @ForAll("names") MailboxName to) {
    assertThat(name.renamed(name, to)).isEqualTo(to);
    for (MailboxName ancestor : name.ancestors()) {
      MailboxName renamed = name.renamed(ancestor, to);
      assertThat(renamed.isInferiorOf(to)).isTrue();
      assertThat(renamed.lastLevel()).isEqualTo(name.lastLevel());
      assertThat(renamed.renamed(to, ancestor)).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource({"ab,a,x", "a,a/b,x", "b,a,x", "A,a,x"})
  void movesWithNothingElse(String name, String from, String to) {
    assertThat(MailboxName.of(name).isInferiorOf(MailboxName.of(from))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MailboxName.of(name).renamed(MailboxName.of(from), MailboxName.of(to)));
  }

  @Test
  void refusesToMoveWhereItWouldBeTooLong() {
    MailboxName from = MailboxName.of("a");
    MailboxName name = MailboxName.of("a/" + "x".repeat(900));
    MailboxName to = MailboxName.of("y".repeat(100));
    Refusals.assertRefusedUnquoted(() -> name.renamed(from, to), "yyyy");
    assertThat(name.renamed(from, MailboxName.of("y".repeat(99))).value()).hasSize(1000);
  }

  /** RFC 3501, section 5.1. Behind them what only looks like it, or folds to it. */
  @ParameterizedTest
  @CsvSource({
    "INBOX,INBOX",
    "inbox,INBOX",
    "iNbOx,INBOX",
    "inbox/a,INBOX/a",
    "Inbox/Inbox,INBOX/Inbox",
    "a/inbox,a/inbox",
    "inboxes,inboxes",
    "inbo,inbo",
    "\u0131nbox,\u0131nbox",
    "inbox\u0301,inbox\u0301"
  })
  void foldsInboxAsTheFirstLevelAlone(String text, String value) {
    MailboxName name = MailboxName.of(text);
    assertThat(name.value()).isEqualTo(value);
    assertThat(name.isInbox())
        .isEqualTo(value.equals("INBOX"))
        .isEqualTo(name.equals(MailboxName.INBOX));
  }

  @Test
  void tellsLetterCaseApartButNotFormsOfUnicode() {
    assertThat(MailboxName.of("Sent")).isNotEqualTo(MailboxName.of("sent"));
    assertThat(MailboxName.of("a\u0308").value()).isEqualTo("\u00e4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "a b",
        "...",
        ".a",
        "a.",
        "a/.b",
        "*",
        "%",
        "~",
        "&",
        "&AOQ-",
        "\"",
        "\\",
        "\u00a0",
        "\ud83d\udc4a",
        "\u200d"
      })
  void takesOtherText(String text) {
    assertThat(MailboxName.of(text).value()).isEqualTo(text);
    assertThat(MailboxName.tryOf(text)).contains(MailboxName.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "zqz/",
        "/zqz",
        "zqz//a",
        ".",
        "..",
        "./zqz",
        "zqz/..",
        "zqz/./a",
        "zqz/../a",
        "inbox/",
        "zqz\ud800",
        "\udc00zqz",
        "zqz\udc00\ud800a"
      })
  void refusesNamesThatHaveNoPlaceInAHierarchy(String text) {
    Refusals.assertRefusedUnquoted(() -> MailboxName.of(text), "zqz");
    assertThat(MailboxName.tryOf(text)).isEmpty();
  }

  static IntStream refusedCharacters() {
    IntStream listed = IntStream.of(0x2028, 0x2029, 0x200E, 0x200F, 0x1FFFE, 0x10FFFF, 0xFFFE);
    return Stream.of(
            IntStream.range(0, 0x20),
            IntStream.range(0x7F, 0xA0),
            IntStream.rangeClosed(0x202A, 0x202E),
            IntStream.rangeClosed(0x2066, 0x2069),
            IntStream.rangeClosed(0xFDD0, 0xFDEF),
            listed)
        .flatMapToInt(codePoints -> codePoints);
  }

  @ParameterizedTest
  @MethodSource("refusedCharacters")
  void refusesCharactersThatHideOrMislead(int codePoint) {
    String text = "zqz" + Character.toString(codePoint) + "a";
    Refusals.assertRefusedUnquoted(() -> MailboxName.of(text), "zqz");
    assertThat(MailboxName.tryOf(text)).isEmpty();
  }

  @Test
  void hasAtMost1000OctetsAnd32Levels() {
    assertThat(MailboxName.tryOf("\u00e4".repeat(500))).isPresent();
    assertThat(MailboxName.tryOf("\u00e4".repeat(500) + "a")).isEmpty();
    assertThat(MailboxName.tryOf("\ud83d\udc4a".repeat(250))).isPresent();
    assertThat(MailboxName.tryOf("\ud83d\udc4a".repeat(251))).isEmpty();
    assertThat(MailboxName.tryOf("a" + "/a".repeat(31))).isPresent();
    assertThat(MailboxName.tryOf("a" + "/a".repeat(32))).isEmpty();
  }

  @Property
  void refusesWithOneExceptionAlone(@ForAll String text) {
    Optional<MailboxName> name = MailboxName.tryOf(text);
    if (name.isPresent()) {
      assertThat(MailboxName.of(name.get().value())).isEqualTo(name.get());
      assertThat(MailboxName.of(text)).isEqualTo(name.get());
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> MailboxName.of(text));
    }
  }
}
