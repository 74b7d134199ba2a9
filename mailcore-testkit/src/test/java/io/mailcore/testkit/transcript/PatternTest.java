package io.mailcore.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

  private final Map<String, String> variables = new HashMap<>();
  private final Octets octets = new Octets(variables, Map.of("mail", "a\r\n"));

  private boolean fits(String pattern, String line) {
    return octets.toExpect(pattern).matches(line, variables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* OK [x] (y)|* OK [x] (y)|true",
        "* OK|'* OK '|false",
        "a.c|abc|false",
        "<<any>>|''|true",
        "<<any>>b|abab|true",
        "<<any>>b|aba|false",
        "a<<any>>b<<any>>c|a1b2b3c|true",
        "<<number>>|''|false",
        "<<number>> x|12 x|true",
        "<<number>>|1a|false",
        "<<word>> <<word>>|a b|true",
        "<<word>> <<word>>|a  b|false",
        "<<number>>3|123|true",
        "<<x61>>b|ab|true",
        "<<times:3:ab>>c|abababc|true",
        "<<times:0:ab>>|''|true",
        "<<<word>>>|<id>|true",
        "<<<any>>@b>>|<a@b>>|true"
      })
  void fitsToTheLetterButForItsPlaces(String pattern, String line, boolean fits) {
    assertThat(fits(pattern, line)).isEqualTo(fits);
  }

  @Test
  void keepsWhatWasThere() {
    assertThat(fits("UIDVALIDITY <<v:number>>] <<rest:any>>", "UIDVALIDITY 17] a b")).isTrue();
    assertThat(variables).containsEntry("v", "17").containsEntry("rest", "a b");
    assertThat(fits("<<v>>.1", "17.1")).isTrue();
    assertThat(new String(octets.toSend("X <<v>>"), StandardCharsets.US_ASCII)).isEqualTo("X 17");
  }

  @Test
  void sendsOctetsMessagesAndBase64() {
    assertThat(new String(octets.toSend("{<<size:mail>>}<<x0d0aff>>"), StandardCharsets.ISO_8859_1))
        .isEqualTo("{3}\r\n\u00ff");
    assertThat(new String(octets.toSend("<<data:mail>>"), StandardCharsets.US_ASCII))
        .isEqualTo("a\r\n");
    assertThat(
            new String(octets.toSend("AUTH <<base64:\\0ann\\0secret>>"), StandardCharsets.US_ASCII))
        .isEqualTo("AUTH AGFubgBzZWNyZXQ=");
    assertThat(octets.toSend("\u00e9")).hasSize(2);
    assertThat(octets.toSend("NOOP <<times:500:\u00e9>>")).hasSize(1005);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String text :
        new String[] {
          "<<nobody>>",
          "<<any",
          "<<size:none>>",
          "<<xyz>>",
          "<<a:b>>",
          "<<times:x>>",
          "<<times:-1:x>>",
          "<<times:99999999:x>>"
        }) {
      assertThatThrownBy(() -> octets.toSend(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @Timeout(20)
  void takesItsTimeInProportion() {
    String pattern = "<<any>>a".repeat(30) + "b";
    assertThat(fits(pattern, "a".repeat(2_000))).isFalse();
  }
}
