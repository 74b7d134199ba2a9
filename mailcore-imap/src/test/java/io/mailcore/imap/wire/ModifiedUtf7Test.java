package io.mailcore.imap.wire;

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

class ModifiedUtf7Test {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "~peter/mail/台北/日本語; ~peter/mail/&U,BTFw-/&ZeVnLIqe-",
        "Archivü; Archiv&APw-",
        "&; &-",
        "a&b; a&-b",
        "☺!; &Jjo-!",
        "👊; &2D3cSg-",
        "Entwürfe; Entw&APw-rfe"
      })
  void writesAndReads_rfc3501Section513(String name, String encoded) {
    assertThat(ModifiedUtf7.encode(name)).isEqualTo(encoded);
    assertThat(ModifiedUtf7.decode(encoded)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&AGE-", // ASCII in base64
        "&AE4ATw-",
        "&", // no end
        "&Jjo",
        "&Jjo-&Jjo-", // two shifts where one does
        "&2D0-", // half a surrogate pair
        "&3Eo-",
        "&AC8-", // a separator that hides
        "&JjoA-", // a unit that is not whole
        "&Jjp-", // bits behind the last unit
        "&AEkATgBCAE8AWA-", // INBOX
        "&Jj/-", // slash in place of comma
        "&J=-",
        "\u00fc",
        "a\u007f",
        "a\tb"
      })
  void refusesAllButTheOneForm(String encoded) {
    assertThat(ModifiedUtf7.decode(encoded)).isEmpty();
  }

  @Test
  void keepsControlCharactersForTheNameToRefuse() {
    assertThat(ModifiedUtf7.decode("&AA0ACg-")).contains("\r\n");
    assertThat(ModifiedUtf7.decode("&AAA-")).contains("\0");
  }

  @Test
  void roundTripsEveryCodePoint() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String name = Character.toString(c);
        String encoded = ModifiedUtf7.encode(name);
        if (!ModifiedUtf7.decode(encoded).equals(Optional.of(name))) {
          throw new AssertionError("U+" + Integer.toHexString(c) + " as " + encoded);
        }
      }
    }
  }

  @Property
  void roundTripsAllTextAndIsPrintableAscii(@ForAll String name) {
    String whole = whole(name);
    String encoded = ModifiedUtf7.encode(whole);
    assertThat(encoded.chars()).allMatch(c -> c >= 0x20 && c <= 0x7E);
    assertThat(ModifiedUtf7.decode(encoded)).contains(whole);
  }

  @Property
  void whateverIsReadIsWrittenAgainTheSame(@ForAll("encoded") String encoded) {
    ModifiedUtf7.decode(encoded)
        .ifPresent(name -> assertThat(ModifiedUtf7.encode(name)).isEqualTo(encoded));
  }

  @Provide
  Arbitrary<String> encoded() {
    return Arbitraries.strings().withChars("&-AJjoDgw,+/=9a").ofMaxLength(12);
  }

  private static String whole(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
