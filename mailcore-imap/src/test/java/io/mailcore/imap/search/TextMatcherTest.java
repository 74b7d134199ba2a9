package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextMatcherTest {

  @Provide
  Arbitrary<String> letters() {
    return Arbitraries.strings().withChars("abAB\u00e4\u00c4\ud83d\udc4a").ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> few() {
    return Arbitraries.strings().withChars("abAB\u00e4").ofMaxLength(5);
  }

  private static String folded(String text) {
    return Casemap.fold(text);
  }

  @Property
  void agreesWithTheNaiveSearch(@ForAll("letters") String text, @ForAll("few") String wanted)
      throws IOException {
    boolean expected = folded(text).contains(folded(wanted));
    TextMatcher matcher = new TextMatcher(wanted);
    assertThat(matcher.isIn(text)).isEqualTo(expected);
    assertThat(matcher.isIn(new StringReader(text))).isEqualTo(expected);
  }

  @Test
  void foldsAsUnicodeCasemapDoes_rfc5051() {
    assertThat(new TextMatcher("ÄΣ").isIn("xäς")).isTrue();
    assertThat(new TextMatcher("\ud801\udc28").isIn("\ud801\udc00")).isTrue();
    assertThat(new TextMatcher("ı").isIn("I")).isTrue();
    // What has an accent has the letter, and what looks like other letters has these.
    assertThat(new TextMatcher("cafe").isIn("Café")).isTrue();
    assertThat(new TextMatcher("é").isIn("cafe\u0301")).isTrue();
    assertThat(new TextMatcher("é").isIn("cafe")).isFalse();
    assertThat(new TextMatcher("a1").isIn("\uff21\uff11")).isTrue();
    assertThat(new TextMatcher("i").isIn("I")).isTrue();
  }

  @Test
  void takesLinearTimeForRepetitiveText() {
    String text = "a".repeat(2_000_000);
    assertThat(new TextMatcher("a".repeat(30_000) + "b").isIn(text)).isFalse();
  }
}
