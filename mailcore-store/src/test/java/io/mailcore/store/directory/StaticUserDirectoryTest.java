package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StaticUserDirectoryTest {

  private static final StaticUserDirectory USERS =
      StaticUserDirectory.builder()
          .user("ann@example.test", "sécret")
          .user("jose", "secret", "jose@example.test", "J.Ose@example.test")
          .user("gone", "secret")
          .disable("GONE")
          .build();

  private static AuthOutcome.Kind verify(UserDirectory users, String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("s"), "PLAIN", 1);
    return users.verifyPassword(login, password.toCharArray(), context).kind();
  }

  @Test
  void foldsTheAsciiCaseOfLogins() {
    assertThat(verify(USERS, "ANN@Example.test", "sécret"))
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(USERS.find(AccountId.of("ann@example.test"))).isPresent();
  }

  // S-16: what a database's collation may take for the same.
  @ParameterizedTest
  @ValueSource(
      strings = {"josé", "jose ", " jose", "ｊｏｓｅ", "jo\u00adse", "joſe", "jose\u0000", "j\u00f8se"})
  void foldsNothingElse(String login) {
    assertThat(verify(USERS, login, "secret")).isEqualTo(AuthOutcome.Kind.REJECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "Sécret", "sécret ", "se\u0301cret", "s\ud800", "x"})
  void rejectsEveryOtherPassword(String password) {
    assertThat(verify(USERS, "ann@example.test", password)).isEqualTo(AuthOutcome.Kind.REJECTED);
  }

  @Test
  void tellsOnlyWhoKnowsThePasswordThatAUserIsDisabled() {
    assertThat(verify(USERS, "gone", "secret")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(verify(USERS, "gone", "other")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(USERS.find(AccountId.of("gone")).orElseThrow().enabled()).isFalse();
  }

  @Test
  void findsUsersByAddress() {
    assertThat(USERS.findByAddress(MailAddress.of("ANN@EXAMPLE.TEST")).orElseThrow().id())
        .isEqualTo(AccountId.of("ann@example.test"));
    assertThat(USERS.findByAddress(MailAddress.of("j.ose@example.test")).orElseThrow().id())
        .isEqualTo(AccountId.of("jose"));
    assertThat(USERS.findByAddress(MailAddress.of("gone@example.test"))).isEmpty();
    assertThat(USERS.findByAddress(MailAddress.of("ann+x@example.test"))).isEmpty();
  }

  @Test
  void refusesAUserTwiceAndAnAddressTwice() {
    StaticUserDirectory.Builder builder = StaticUserDirectory.builder().user("a@b.test", "x");
    assertThatThrownBy(() -> builder.user("A@b.test", "y")).hasMessageContaining("already");
    assertThatThrownBy(() -> builder.user("c", "y", "A@b.test")).hasMessageContaining("another");
    assertThatThrownBy(() -> builder.user("d", "")).hasMessageContaining("password");
  }

  @Test
  void usersComeAndGoInTheMemoryDirectory() {
    MemoryUserDirectory users = MemoryUserDirectory.create();
    users.add("bob@example.test", "one");
    assertThat(verify(users, "bob@example.test", "one")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    users.enable("bob@example.test", false);
    assertThat(verify(users, "bob@example.test", "one")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(users.remove("BOB@example.test")).isTrue();
    assertThat(users.remove("bob@example.test")).isFalse();
    assertThat(verify(users, "bob@example.test", "one")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(users.findByAddress(MailAddress.of("bob@example.test"))).isEmpty();
  }
}
