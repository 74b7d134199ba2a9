package io.mailcore.spi.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolutionTest {

  private static final MailAddress ANN = MailAddress.of("ann@example.test");

  @Test
  void goesIntoInboxUnlessToldOtherwise() {
    Resolution local = Resolution.local(AccountId.of("ann"));
    assertThat(local.kind()).isEqualTo(Resolution.Kind.LOCAL);
    assertThat(local.account()).contains(AccountId.of("ann"));
    assertThat(local.mailbox()).isEmpty();
    assertThat(local).hasToString("LOCAL ann");
    Resolution into = local.into(MailboxName.of("Lists"));
    assertThat(into.account()).contains(AccountId.of("ann"));
    assertThat(into.mailbox()).contains(MailboxName.of("Lists"));
    assertThat(into).hasToString("LOCAL ann Lists");
  }

  @Test
  void goesToOtherAddresses() {
    List<MailAddress> given = new ArrayList<>(List.of(ANN));
    Resolution rewrite = Resolution.rewrite(given);
    given.clear();
    assertThat(rewrite.kind()).isEqualTo(Resolution.Kind.REWRITE);
    assertThat(rewrite.addresses()).containsExactly(ANN);
    assertThat(rewrite.account()).isEmpty();
    assertThat(rewrite).hasToString("REWRITE [ann@example.test]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resolution.rewrite(List.of()))
        .withMessage("addresses: none (expected: at least one)");
  }

  static Stream<Resolution> bare() {
    return Stream.of(
        Resolution.noSuchUser(), Resolution.notLocal(), Resolution.tryLater(), Resolution.pass());
  }

  @ParameterizedTest
  @MethodSource("bare")
  void saysNoMoreThanItsKind(Resolution resolution) {
    assertThat(resolution.account()).isEmpty();
    assertThat(resolution.mailbox()).isEmpty();
    assertThat(resolution.addresses()).isEmpty();
    assertThat(resolution).hasToString(resolution.kind().name());
    assertThatIllegalStateException()
        .isThrownBy(() -> resolution.into(MailboxName.INBOX))
        .withMessage("into: " + resolution.kind() + " (expected: LOCAL)");
  }

  @Test
  void hasAFactoryForEachKind() {
    assertThat(
            Stream.concat(
                bare(),
                Stream.of(Resolution.local(AccountId.of("ann")), Resolution.rewrite(List.of(ANN)))))
        .extracting(Resolution::kind)
        .containsExactlyInAnyOrder(Resolution.Kind.values());
  }
}
