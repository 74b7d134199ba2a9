package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CachedUserDirectoryTest {

  private static final AccountId ANN = AccountId.of("ann");
  private static final MailAddress ADDRESS = MailAddress.of("ann@example.test");

  /** Answers as it is told, and counts how often it was asked. */
  private static final class Behind implements UserDirectory {

    private AuthOutcome outcome = AuthOutcome.authenticated(ANN);
    private Optional<UserAccount> account = Optional.of(UserAccount.of(ANN, List.of(ADDRESS)));
    private Runnable whileAsked = () -> {};
    private int asked;

    @Override
    public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
      asked++;
      AuthOutcome said = password[0] == 'r' ? outcome : AuthOutcome.rejected();
      whileAsked.run();
      return said;
    }

    @Override
    public Optional<UserAccount> find(AccountId id) {
      asked++;
      return account;
    }

    @Override
    public Optional<UserAccount> findByAddress(MailAddress address) {
      asked++;
      return account;
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
      return type == String.class ? Optional.of(type.cast("ability")) : Optional.empty();
    }
  }

  private final Behind behind = new Behind();
  private final TestClock clock = new TestClock();
  private final CachedUserDirectory users =
      CachedUserDirectory.of(behind, CacheSettings.DEFAULT, clock);

  private static AuthContext context(String protocol, String remote) {
    InetSocketAddress address = new InetSocketAddress(remote, 1);
    return AuthContext.of(SessionContext.of("s", protocol, address, address), "PLAIN", 1);
  }

  private AuthOutcome.Kind verify(String login, String password) {
    return users.verifyPassword(login, password.toCharArray(), context("imap", "192.0.2.1")).kind();
  }

  @Test
  void remembersAGoodLogInForAMinute() {
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    clock.goOn(Duration.ofSeconds(59));
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(behind.asked).isEqualTo(1);
    clock.goOn(Duration.ofSeconds(1));
    behind.outcome = AuthOutcome.rejected();
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(behind.asked).isEqualTo(2);
  }

  @Test
  void anotherNamePasswordProtocolOrPlaceIsAnotherLogIn() {
    verify("ann", "right");
    assertThat(verify("ann", "wrong")).isEqualTo(AuthOutcome.Kind.REJECTED);
    verify("ann", "righ");
    verify("ann\0r", "ight");
    verify("bob", "right");
    users.verifyPassword("ann", "right".toCharArray(), context("smtp", "192.0.2.1"));
    users.verifyPassword("ann", "right".toCharArray(), context("imap", "192.0.2.2"));
    assertThat(behind.asked).isEqualTo(7);
  }

  @Test
  void remembersAWrongLogInForTenSeconds() {
    assertThat(verify("ann", "wrong")).isEqualTo(AuthOutcome.Kind.REJECTED);
    clock.goOn(Duration.ofSeconds(9));
    assertThat(verify("ann", "wrong")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(behind.asked).isEqualTo(1);
    clock.goOn(Duration.ofSeconds(1));
    verify("ann", "wrong");
    assertThat(behind.asked).isEqualTo(2);
  }

  @Test
  void remembersNothingThatMayBeOtherAMomentLater() {
    for (AuthOutcome outcome :
        List.of(AuthOutcome.tryLater(), AuthOutcome.disabled(), AuthOutcome.expired())) {
      behind.outcome = outcome;
      int before = behind.asked;
      assertThat(verify("ann", "right")).isEqualTo(outcome.kind());
      assertThat(verify("ann", "right")).isEqualTo(outcome.kind());
      assertThat(behind.asked).isEqualTo(before + 2);
    }
    behind.whileAsked =
        () -> {
          throw new StoreException(StoreException.Kind.TEMPORARY, "away");
        };
    assertThatThrownBy(() -> verify("ann", "right")).isInstanceOf(StoreException.class);
  }

  @Test
  void forgetsAnAccountThatHasChangedAndEachNo() {
    verify("ann", "right");
    verify("nobody", "wrong");
    users.find(ANN);
    users.findByAddress(ADDRESS);
    users.invalidate(AccountId.of("bob"));
    int before = behind.asked;
    verify("ann", "right");
    users.find(ANN);
    users.findByAddress(ADDRESS);
    assertThat(behind.asked).as("another account's change").isEqualTo(before);
    verify("nobody", "wrong");
    assertThat(behind.asked).as("a no").isEqualTo(before + 1);
    users.invalidate(ANN);
    behind.outcome = AuthOutcome.rejected();
    behind.account = Optional.empty();
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(users.find(ANN)).isEmpty();
    assertThat(users.findByAddress(ADDRESS)).isEmpty();
    behind.outcome = AuthOutcome.authenticated(ANN);
    users.invalidateAll();
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
  }

  /** The answer was on its way when the password was changed. */
  @Test
  void keepsNoAnswerThatIsOlderThanAChange() {
    behind.whileAsked = () -> users.invalidate(ANN);
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    behind.whileAsked = () -> {};
    behind.outcome = AuthOutcome.rejected();
    assertThat(verify("ann", "right")).isEqualTo(AuthOutcome.Kind.REJECTED);
  }

  @Test
  void remembersAccountsAndThatThereAreNone() {
    users.find(ANN);
    users.find(ANN);
    users.findByAddress(ADDRESS);
    users.findByAddress(ADDRESS);
    assertThat(behind.asked).isEqualTo(2);
    behind.account = Optional.empty();
    assertThat(users.find(AccountId.of("x"))).isEmpty();
    assertThat(users.find(AccountId.of("x"))).isEmpty();
    assertThat(behind.asked).isEqualTo(3);
    clock.goOn(Duration.ofSeconds(10));
    users.find(AccountId.of("x"));
    assertThat(behind.asked).isEqualTo(4);
  }

  @Test
  void holdsNoMoreThanItMay() {
    ExpiringCache<Integer, Integer> cache = new ExpiringCache<>(3, clock);
    for (int i = 0; i < 10; i++) {
      cache.put(i, i, Duration.ofSeconds(1), cache.generation());
      cache.get(0);
    }
    assertThat(cache.size()).isEqualTo(3);
    assertThat(cache.get(0)).as("the one that is used").contains(0);
    assertThat(cache.get(5)).isEmpty();
  }

  @Test
  void passesOnWhatTheOtherCanDo() {
    assertThat(users.extension(String.class)).contains("ability");
    assertThat(users.extension(Integer.class)).isEmpty();
  }

  @Test
  void settingsHaveBounds() {
    assertThatThrownBy(() -> CacheSettings.DEFAULT.withMost(0))
        .hasMessage("most: 0 (expected: 1 to 1000000)");
    assertThatThrownBy(() -> CacheSettings.DEFAULT.withLife(Duration.ZERO, Duration.ZERO))
        .hasMessage("life: PT0S (expected: up to a day)");
    assertThatThrownBy(
            () -> CacheSettings.DEFAULT.withLife(Duration.ofSeconds(1), Duration.ofSeconds(2)))
        .hasMessage("negativeLife: PT2S (expected: up to PT1S)");
  }
}
