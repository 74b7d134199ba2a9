package io.mailcore.net.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event is one line, whatever a client sends (S-14). */
class LogTextTest {

  @ParameterizedTest
  @CsvSource({
    "ann@example.test, ann@example.test",
    "jürgen, jürgen",
    "'a b', a\\u0020b",
    "'a\r\n2026-01-01', a\\u000D\\u000A2026-01-01",
    "'a\u001B[2Jb', a\\u001B[2Jb",
    "'a\u0085b', a\\u0085b",
    "'x\u202Ey', x\\u202Ey",
    "'x\u2028y', x\\u2028y",
    "'x\uD800y', x\\uD800y",
    "'\uD83D\uDE00', '\uD83D\uDE00'",
    "'a=\"b\\', a\\u003D\\u0022b\\u005C",
    "${jndi:x}, ${jndi:x}",
  })
  void escapesWhatIsNoPlainText(String text, String expected) {
    assertThat(LogText.escape(text)).isEqualTo(expected);
  }

  @Property
  void isOneWordAndShort(@ForAll String text) {
    assertThat(LogText.escape(text)).matches("[^\\s\\p{Cntrl}\"=]*").hasSizeLessThan(1_600);
    assertThat(LogText.escape("x".repeat(300) + text)).isEqualTo("x".repeat(256) + "...");
  }

  @Property
  void quotesToOneValueOfPrintableAscii(@ForAll String text) {
    assertThat(LogText.quote(text)).matches("\"[ !#-~]*\"").hasSize(text.length() + 2);
  }
}
