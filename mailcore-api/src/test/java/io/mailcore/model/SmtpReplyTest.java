package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {

  /** RFC 5321, section 4.2: a tab and what can be printed; no CR, LF, NUL or anything of UTF-8. */
  @Test
  void holdsPrintableAsciiAndTabsAlone() {
    for (char c = 0; c < 0x180; c++) {
      String text = "zqz" + c + "z";
      if (c == '\t' || c >= 0x20 && c <= 0x7E) {
        assertThat(SmtpReply.of(250, "2.0.0", text).text()).isEqualTo(text);
      } else {
        Refusals.assertRefusedUnquoted(() -> SmtpReply.of(250, "2.0.0", text), "zqz");
        Refusals.assertRefusedUnquoted(() -> SmtpReply.plain(250, List.of("ok", text)), "zqz");
      }
    }
  }

  @Test
  void keepsALineWithin512Octets() {
    assertThat(SmtpReply.plain(250, "x".repeat(480)).text()).hasSize(480);
    Refusals.assertRefusedUnquoted(() -> SmtpReply.plain(250, "x".repeat(481)), "xxxx");
  }

  @ParameterizedTest
  @CsvSource({
    "200,true,false",
    "299,true,false",
    "354,true,false",
    "399,true,false",
    "400,false,true",
    "499,false,true",
    "500,false,false",
    "599,false,false"
  })
  void saysWhatItsCodeMeans(int code, boolean positive, boolean later) {
    SmtpReply reply = SmtpReply.plain(code, "text");
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.isPositive()).isEqualTo(positive);
    assertThat(reply.isTransient()).isEqualTo(later);
  }

  @ParameterizedTest
  @ValueSource(ints = {-250, 0, 25, 199, 600, 2500})
  void refusesOtherCodes(int code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpReply.plain(code, "text"))
        .withMessage("code: " + code + " (expected: 200 to 599)");
  }

  /** RFC 2034, section 4: the class of the status is that of the code. */
  @ParameterizedTest
  @CsvSource({"250,5.0.0", "450,2.0.0", "550,4.0.0", "354,2.0.0"})
  void refusesAStatusOfAnotherClass(int code, String status) {
    assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(code, status, "text"));
  }

  @Test
  void hasLines() {
    SmtpReply reply = SmtpReply.of(550, "5.1.1", List.of("first", "second"));
    assertThat(reply.text()).isEqualTo("first");
    assertThat(reply.status()).contains(EnhancedStatus.of("5.1.1"));
    assertThat(reply).hasToString("550 5.1.1 first / second");
    assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.plain(250, List.of()));
  }

  @Test
  void doesntChangeWithTheListItWasGiven() {
    List<String> lines = new ArrayList<>(List.of("first"));
    SmtpReply reply = SmtpReply.plain(250, lines);
    lines.set(0, "bad\r\n");
    assertThat(reply.lines()).containsExactly("first");
  }

  @Test
  void isEqualWhenCodeStatusAndLinesAre() {
    SmtpReply reply = SmtpReply.of(250, "2.0.0", "ok");
    assertThat(reply)
        .isEqualTo(SmtpReply.of(250, "2.0.0", List.of("ok")))
        .hasSameHashCodeAs(SmtpReply.of(250, "2.0.0", "ok"))
        .isNotEqualTo(SmtpReply.of(251, "2.0.0", "ok"))
        .isNotEqualTo(SmtpReply.of(250, "2.1.0", "ok"))
        .isNotEqualTo(SmtpReply.of(250, "2.0.0", "OK"))
        .isNotEqualTo(SmtpReply.plain(250, "ok"));
  }
}
