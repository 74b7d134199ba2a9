package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Limits and times are values: each part is changed alone, and checked. */
class SettingsTest {

  @Test
  void changesConnectionLimitsOneByOne() {
    ConnectionLimits changed =
        ConnectionLimits.DEFAULT
            .withPerAddress(1)
            .withTotal(2)
            .withErrorsBeforeLogin(3)
            .withErrors(4)
            .withIdleCommands(5);
    assertThat(changed).isEqualTo(new ConnectionLimits(1, 2, 3, 4, 5));
    assertThatThrownBy(() -> changed.withErrors(0)).hasMessage("errors: 0 (expected: 1 or more)");
    assertThatThrownBy(() -> changed.withIdleCommands(-1)).hasMessageStartingWith("idleCommands: ");
  }

  @Test
  void changesTimeoutsOneByOne() {
    ConnectionTimeouts changed =
        ConnectionTimeouts.DEFAULT
            .withTlsHandshake(Duration.ofSeconds(1))
            .withLogin(Duration.ofSeconds(2))
            .withCommand(Duration.ofSeconds(3))
            .withWrite(Duration.ofSeconds(4));
    assertThat(changed)
        .isEqualTo(
            new ConnectionTimeouts(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
    assertThatThrownBy(() -> changed.withLogin(Duration.ZERO))
        .hasMessage("login: PT0S (expected: positive)");
  }

  @Test
  void changesAuthenticationLimitsOneByOne() {
    AuthenticationLimits changed =
        AuthenticationLimits.DEFAULT
            .withDelays(Duration.ofSeconds(1), Duration.ofSeconds(4))
            .withFailures(3)
            .withWindow(Duration.ofSeconds(9));
    assertThat(changed)
        .isEqualTo(
            new AuthenticationLimits(
                Duration.ofSeconds(1), Duration.ofSeconds(4), 3, Duration.ofSeconds(9)));
    assertThat(changed.withoutDelay().longestDelay()).isZero();
    assertThatThrownBy(() -> changed.withDelays(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessage("longestDelay: PT1S (expected: PT2S or more)");
    assertThatThrownBy(() -> changed.withWindow(Duration.ZERO)).hasMessageContaining("window");
  }
}
