package io.mailcore.spi.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthOutcomeTest {

  static Stream<AuthOutcome> outcomes() {
    return Stream.of(
        AuthOutcome.authenticated(AccountId.of("ann")),
        AuthOutcome.rejected(),
        AuthOutcome.disabled(),
        AuthOutcome.expired(),
        AuthOutcome.tryLater());
  }

  @Test
  void hasAFactoryForEachKind() {
    assertThat(outcomes()).extracting(AuthOutcome::kind).containsExactly(AuthOutcome.Kind.values());
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void namesTheAccountOfSuccessAlone(AuthOutcome outcome) {
    boolean success = outcome.kind() == AuthOutcome.Kind.AUTHENTICATED;
    assertThat(outcome.account().isPresent()).isEqualTo(success);
    assertThat(outcome).hasToString(outcome.kind() + (success ? " ann" : ""));
  }
}
