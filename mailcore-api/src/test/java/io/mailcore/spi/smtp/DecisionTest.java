package io.mailcore.spi.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailcore.model.SmtpReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  @Test
  void saysNothingToTheClientUnlessItRefuses() {
    assertThat(Decision.proceed().kind()).isEqualTo(Decision.Kind.PROCEED);
    assertThat(Decision.proceed().reply()).isEmpty();
    assertThat(Decision.discard().kind()).isEqualTo(Decision.Kind.DISCARD);
    assertThat(Decision.discard().reply()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 451, 550, 599})
  void refusesForNowOrForGood(int code) {
    SmtpReply reply = SmtpReply.plain(code, "no");
    assertThat(Decision.reject(reply).kind()).isEqualTo(Decision.Kind.REJECT);
    assertThat(Decision.reject(reply).reply()).contains(reply);
    assertThat(Decision.rejectAndClose(reply).kind()).isEqualTo(Decision.Kind.REJECT_AND_CLOSE);
    assertThat(Decision.rejectAndClose(reply).reply()).contains(reply);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 250, 354, 399})
  void doesntRefuseWithAYes(int code) {
    SmtpReply reply = SmtpReply.plain(code, "yes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decision.reject(reply))
        .withMessage("reply: " + code + " (expected: 400 to 599)");
    assertThatIllegalArgumentException().isThrownBy(() -> Decision.rejectAndClose(reply));
  }
}
