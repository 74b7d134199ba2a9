package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** RFC 2047 and what mail makes of it. */
class EncodedWordsTest {

  @Test
  void decodesTheExamplesOfRfc2047Section8() {
    assertThat(EncodedWords.decode("=?US-ASCII?Q?Keith_Moore?= <moore@cs.utk.edu>"))
        .isEqualTo("Keith Moore <moore@cs.utk.edu>");
    assertThat(EncodedWords.decode("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?="))
        .isEqualTo("Keld J\u00f8rn Simonsen");
    assertThat(
            EncodedWords.decode(
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n"
                    + " =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?="))
        .isEqualTo("If you can read this you understand the example.");
    assertThat(EncodedWords.decode("=?iso-8859-8?b?7eXs+SDv4SDp7Oj08A==?="))
        .isEqualTo("\u05dd\u05d5\u05dc\u05e9 \u05df\u05d1 \u05d9\u05dc\u05d8\u05e4\u05e0");
  }

  @Test
  void dropsBlanksBetweenEncodedWordsAlone_rfc2047Section8() {
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?=)")).isEqualTo("(a)");
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?= b)")).isEqualTo("(a b)");
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)")).isEqualTo("(ab)");
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)")).isEqualTo("(ab)");
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=)"))
        .isEqualTo("(ab)");
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a_b?=)")).isEqualTo("(a b)");
    assertThat(EncodedWords.decode("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)")).isEqualTo("(a b)");
  }

  @Test
  void ignoresTheLanguage_rfc2231Section5() {
    assertThat(EncodedWords.decode("=?US-ASCII*EN?Q?Keith_Moore?=")).isEqualTo("Keith Moore");
  }

  @Test
  void joinsACharacterThatTwoWordsShare() {
    assertThat(EncodedWords.decode("=?utf-8?q?=C3?= =?utf-8?b?qQ==?=")).isEqualTo("\u00e9");
  }

  @Test
  void leavesWordsThatItCannotDecode() {
    for (String word :
        new String[] {
          "=?x-no-such-charset?q?a?=",
          "=?utf-8?x?a?=",
          "=?utf-8?q?a",
          "=?utf-8?q",
          "=?utf-8?",
          "=?",
          "=?utf-8?q?a?b?=",
          "=??q?a?=",
          "=?utf 8?q?a?=",
          "a =?b"
        }) {
      assertThat(EncodedWords.decode(word)).isEqualTo(word);
    }
  }

  @Test
  void decodesBrokenWordsAsFarAsPossible() {
    assertThat(EncodedWords.decode("=?utf-8?q?a=ZZb=?=")).isEqualTo("a=ZZb=");
    assertThat(EncodedWords.decode("=?utf-8?b?!YQ!?=")).isEqualTo("a");
    assertThat(EncodedWords.decode("=?utf-8?q?a b?=")).isEqualTo("a b");
    assertThat(EncodedWords.decode("x=?utf-8?q?a?=y")).isEqualTo("xay");
    assertThat(EncodedWords.decode("=?utf-8?q??=")).isEmpty();
  }

  @Test
  void readsCharsetsThatJavaCannotWrite() {
    assertThat(EncodedWords.decode("=?x-JISAutoDetect?q?a\u4e00?=")).startsWith("a");
  }

  @Test
  void readsOctetsAsUtf8OrElseLatin1() {
    assertThat(EncodedWords.decode("gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("gr\u00fc\u00df");
    assertThat(EncodedWords.decode("gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("gr\u00fc\u00df");
    assertThat(EncodedWords.decode("\u0160ed =?utf-8?q?=C3=A9?=")).isEqualTo("\u0160ed \u00e9");
  }

  @Test
  void neverBringsLineEndsBack_s13() {
    assertThat(EncodedWords.decode("=?utf-8?q?a=0D=0A*_BYE=00?=")).isEqualTo("a  * BYE ");
  }

  @Test
  void keepsPlainTextAsItIs() {
    assertThat(EncodedWords.encode("Hello, world")).isEqualTo("Hello, world");
    assertThat(EncodedWords.encode("")).isEmpty();
  }

  @Test
  void encodesTextThatWouldBeReadAsAnEncodedWord() {
    String tricky = "=?utf-8?q?a?=";

    assertThat(EncodedWords.encode(tricky)).isNotEqualTo(tricky);
    assertThat(EncodedWords.decode(EncodedWords.encode(tricky))).isEqualTo(tricky);
  }

  @Test
  void refusesControlsAndHalfCharacters() {
    for (String text : new String[] {"a\r\nb", "a\nb", "a\0", "\u007f", "\u0085", "\ud800"}) {
      assertThatThrownBy(() -> EncodedWords.encode(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withCharRange('\u00a0', '\u00ff')
        .withCharRange('\u0100', '\u0200')
        .withCharRange('\u4e00', '\u4eff')
        .ofMaxLength(200)
        .map(text -> text.length() % 3 == 0 ? text + "\ud83d\ude00 \u010a\u010d\u560d" : text);
  }

  @Property
  void whatIsEncodedDecodesToItself(@ForAll("texts") String text) {
    String encoded = EncodedWords.encode(text);

    assertThat(EncodedWords.decode(encoded)).isEqualTo(text);
    if (!encoded.equals(text)) {
      assertThat(encoded.chars()).allMatch(c -> c >= ' ' && c <= '~');
      assertThat(encoded.split(" ")).allMatch(word -> word.length() <= 62);
    }
  }

  @Property
  void neverFails(@ForAll byte[] value) {
    assertThat(EncodedWords.decode(value)).doesNotContain("\r").doesNotContain("\n");
  }
}
