package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SessionContext;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserAccount;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ManagedUserDirectoryTest {

  private static final AccountId ANN = AccountId.of("ann@example.test");
  private static final MailAddress ADDRESS = MailAddress.of("ann@example.test");
  private static final PasswordHasher BCRYPT =
      PasswordHasher.builder().newPasswords(PasswordScheme.BLF_CRYPT).build();

  private final H2Tables tables = new H2Tables();
  private final TestClock clock = new TestClock();
  private final ManagedUserDirectory users = open(BCRYPT);

  private ManagedUserDirectory open(PasswordHasher hasher) {
    return ManagedUserDirectory.builder(tables.source()).hasher(hasher).clock(clock).open();
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private UserAccount ann() {
    return users.create("Ann@example.test", "secret".toCharArray());
  }

  private AuthOutcome.Kind verify(String login, String password, String protocol) {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    SessionContext session = SessionContext.of("s", protocol, local, local);
    return users
        .verifyPassword(login, password.toCharArray(), AuthContext.of(session, "PLAIN", 1))
        .kind();
  }

  private AuthOutcome.Kind verify(String login, String password) {
    return verify(login, password, "imap");
  }

  private static void assertKind(Runnable call, StoreException.Kind kind) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void makesAUserWhoLogsIn() {
    assertThat(ann().id()).isEqualTo(ANN);
    assertThat(verify("ANN@example.test", "secret")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(verify("ann@example.test", "Secret")).isEqualTo(AuthOutcome.Kind.REJECTED);
    UserAccount found = open(BCRYPT).find(ANN).orElseThrow();
    assertThat(found.addresses()).containsExactly(MailAddress.of("Ann@example.test"));
    assertThat(found.enabled()).isTrue();
    assertThat(users.findByAddress(MailAddress.of("ANN@example.test")).map(UserAccount::id))
        .contains(ANN);
    assertThat(tables.one("SELECT password FROM mailcore_users")).startsWith("{BLF-CRYPT}$2y$");
  }

  @Test
  void refusesWhatIsTakenOrNoUser() {
    ann();
    assertKind(this::ann, StoreException.Kind.ALREADY_EXISTS);
    assertKind(
        () -> users.create("bob", "secret".toCharArray(), ADDRESS),
        StoreException.Kind.ALREADY_EXISTS);
    assertThat(users.find(AccountId.of("bob"))).as("all or nothing").isEmpty();
    AccountId nobody = AccountId.of("nobody");
    assertKind(() -> users.enable(nobody, false), StoreException.Kind.NOT_FOUND);
    assertKind(
        () -> users.changePassword(nobody, "x".toCharArray()), StoreException.Kind.NOT_FOUND);
    assertKind(() -> users.changeAddresses(nobody, List.of()), StoreException.Kind.NOT_FOUND);
    assertKind(() -> users.changeQuota(nobody, QuotaLimit.NONE), StoreException.Kind.NOT_FOUND);
    assertKind(
        () ->
            users.addAppPassword(
                nobody, "x", Set.of(AppPassword.Scope.IMAP), Optional.empty(), s -> {}),
        StoreException.Kind.NOT_FOUND);
    assertThat(users.remove(nobody)).isFalse();
    assertThatThrownBy(() -> users.create("", "x".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> users.create("é".repeat(128), "x".toCharArray()))
        .hasMessage("login: 256 octets (expected: 1 to 255)");
    assertThatThrownBy(() -> users.create("bob", new char[0]))
        .hasMessageStartingWith("password: empty");
  }

  @Test
  void changesAUser() {
    ann();
    List<AccountId> told = new ArrayList<>();
    users.onChange(told::add);
    users.changePassword(ANN, "other".toCharArray());
    assertThat(verify("ann@example.test", "secret")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(verify("ann@example.test", "other")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    users.enable(ANN, false);
    assertThat(verify("ann@example.test", "other")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(verify("ann@example.test", "secret")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(users.findByAddress(ADDRESS).orElseThrow().enabled()).isFalse();
    users.enable(ANN, true);
    QuotaLimit quota = new QuotaLimit(OptionalLong.of(1L << 40), OptionalLong.of(7));
    users.changeQuota(ANN, quota);
    assertThat(users.find(ANN).orElseThrow().quota()).contains(quota);
    users.changeQuota(ANN, QuotaLimit.NONE);
    assertThat(users.find(ANN).orElseThrow().quota()).isEmpty();
    users.changeAddresses(ANN, List.of(MailAddress.of("b@example.test"), ADDRESS));
    assertThat(users.find(ANN).orElseThrow().addresses())
        .containsExactly(MailAddress.of("b@example.test"), ADDRESS);
    assertThat(users.remove(ANN)).isTrue();
    assertThat(told).hasSize(7).containsOnly(ANN);
    assertThat(verify("ann@example.test", "other")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(users.findByAddress(ADDRESS)).isEmpty();
    assertThat(tables.one("SELECT COUNT(*) FROM mailcore_addresses")).isEqualTo("0");
  }

  @Test
  void whatIsRememberedOfItIsForgottenWhenItChanges() {
    CachedUserDirectory cached = CachedUserDirectory.of(users);
    CachedAliasResolver aliases = CachedAliasResolver.of(users);
    users.onChange(cached::invalidate);
    users.onAliasChange(aliases::invalidateAll);
    assertThat(cached.findByAddress(ADDRESS)).isEmpty();
    users.putAlias("@example.test", List.of(MailAddress.of("bob@example.org")));
    assertThat(aliases.resolve(ADDRESS).kind()).isEqualTo(Resolution.Kind.REWRITE);
    ann();
    assertThat(cached.findByAddress(ADDRESS)).isPresent();
    assertThat(aliases.resolve(ADDRESS).kind()).isEqualTo(Resolution.Kind.PASS);
    users.putAlias("ann@example.test", List.of(MailAddress.of("carl@example.org")));
    assertThat(aliases.resolve(ADDRESS).addresses())
        .containsExactly(MailAddress.of("carl@example.org"));
    assertThat(users.removeAlias("ann@example.test")).isTrue();
    assertThat(aliases.resolve(ADDRESS).kind()).isEqualTo(Resolution.Kind.PASS);
    users.enable(ANN, false);
    assertThat(cached.findByAddress(ADDRESS).orElseThrow().enabled()).isFalse();
  }

  @Test
  void listsUsersInPages() {
    for (String login : List.of("c", "a", "é", "d@example.test", "b", "\uD83D\uDE00")) {
      users.create(login, "secret".toCharArray());
    }
    List<String> all = new ArrayList<>();
    Optional<AccountId> after = Optional.empty();
    List<UserAccount> page = users.list(after, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.forEach(account -> all.add(account.id().value()));
      after = Optional.of(page.get(page.size() - 1).id());
      page = users.list(after, 2);
    }
    assertThat(all).containsExactly("a", "b", "c", "d@example.test", "é", "\uD83D\uDE00");
    assertThat(users.list(Optional.of(AccountId.of("c")), 1).get(0).addresses()).hasSize(1);
    assertThatThrownBy(() -> users.list(Optional.empty(), 0))
        .hasMessage("most: 0 (expected: 1 to 1000)");
  }

  private String add(Set<AppPassword.Scope> scope, Optional<Instant> expires) {
    StringBuilder secret = new StringBuilder();
    users.addAppPassword(ANN, "phone", scope, expires, shown -> secret.append(shown));
    return secret.toString();
  }

  @Test
  void anApplicationPasswordIsGoodForItsProtocolsAndItsTime() {
    ann();
    Instant end = Instant.ofEpochMilli(clock.millis()).plusSeconds(60);
    String secret = add(EnumSet.of(AppPassword.Scope.IMAP), Optional.of(end));
    assertThat(secret).matches("([a-z0-9]{4}-){4}[a-z0-9]{4}");
    assertThat(verify("ann@example.test", secret)).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(verify("ann@example.test", secret.replace("-", ""), "imaps"))
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(verify("ann@example.test", secret, "submission"))
        .isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(verify("bob", secret)).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(verify("ann@example.test", "secret", "submission"))
        .as("the user's own")
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    clock.goOn(Duration.ofSeconds(60));
    assertThat(verify("ann@example.test", secret)).isEqualTo(AuthOutcome.Kind.REJECTED);
  }

  @Test
  void anApplicationPasswordIsListedAndTakenBack() {
    ann();
    String secret =
        add(EnumSet.of(AppPassword.Scope.SMTP, AppPassword.Scope.POP3), Optional.empty());
    String other = add(EnumSet.allOf(AppPassword.Scope.class), Optional.empty());
    AppPassword listed =
        users.appPasswords(ANN).stream()
            .filter(p -> p.scope().size() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(listed.name()).isEqualTo("phone");
    assertThat(listed.scope())
        .containsExactlyInAnyOrder(AppPassword.Scope.SMTP, AppPassword.Scope.POP3);
    assertThat(listed.lastUsed()).isEmpty();
    assertThat(verify("ann@example.test", secret, "smtps"))
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    Instant used = Instant.ofEpochMilli(clock.millis());
    clock.goOn(Duration.ofMinutes(59));
    assertThat(verify("ann@example.test", secret, "pop3s"))
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(users.appPasswords(ANN))
        .filteredOn(p -> p.id().equals(listed.id()))
        .extracting(AppPassword::lastUsed)
        .containsExactly(Optional.of(used));
    assertThat(users.removeAppPassword(AccountId.of("bob"), listed.id())).isFalse();
    assertThat(users.removeAppPassword(ANN, listed.id())).isTrue();
    assertThat(verify("ann@example.test", secret, "smtps")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(verify("ann@example.test", other, "anything"))
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    users.enable(ANN, false);
    assertThat(verify("ann@example.test", other)).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(tables.one("SELECT password FROM mailcore_app_passwords"))
        .doesNotContain(other.replace("-", ""));
    assertThatThrownBy(() -> add(Set.of(), Optional.empty())).hasMessageStartingWith("scope: ");
  }

  @Test
  void storesAPasswordAnewThatIsStoredWorse() {
    ann();
    tables.run("UPDATE mailcore_users SET password = '{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO'");
    assertThat(verify("ann@example.test", "wrong")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(verify("ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(tables.one("SELECT password FROM mailcore_users")).startsWith("{BLF-CRYPT}");
    assertThat(verify("ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
  }

  @Test
  void keepsScramKeysOnlyWhereToldTo() {
    ann();
    assertThat(users.scramKeys(ANN)).isEmpty();
    ManagedUserDirectory withKeys =
        ManagedUserDirectory.builder(tables.source()).hasher(BCRYPT).scram(true).open();
    withKeys.changePassword(ANN, "other".toCharArray());
    String keys = users.scramKeys(ANN).orElseThrow();
    assertThat(BCRYPT.verify("other".toCharArray(), keys)).isTrue();
    users.changePassword(ANN, "third".toCharArray());
    assertThat(users.scramKeys(ANN)).as("no keys of an old password").isEmpty();
  }

  @Test
  void followsItsAliasesAndCatchesWhatNobodyHas() {
    ann();
    users.putAlias("Sales@example.test", List.of(ADDRESS, MailAddress.of("x@elsewhere.test")));
    users.putAlias("@example.test", List.of(ADDRESS));
    assertThat(users.resolve(MailAddress.of("sALES@example.test")).addresses())
        .containsExactly(ADDRESS, MailAddress.of("x@elsewhere.test"));
    assertThat(users.resolve(MailAddress.of("any@example.test")).addresses())
        .containsExactly(ADDRESS);
    for (String owned : List.of("ann@example.test", "ann+x@example.test", "sales+x@example.test")) {
      assertThat(users.resolve(MailAddress.of(owned)).kind())
          .as(owned)
          .isEqualTo(Resolution.Kind.PASS);
    }
    assertThat(users.aliases(Optional.empty(), 1)).containsOnlyKeys("@example.test");
    assertThat(users.aliases(Optional.of("@example.test"), 9))
        .containsOnlyKeys("Sales@example.test");
    users.putAlias("sales@example.test", List.of(MailAddress.of("y@elsewhere.test")));
    assertThat(users.resolve(MailAddress.of("sales@example.test")).addresses()).hasSize(1);
    assertThat(users.removeAlias("SALES@example.test")).isTrue();
    assertThat(users.removeAlias("sales@example.test")).isFalse();
    assertThat(users.removeAlias("@example.test")).isTrue();
    assertThat(users.resolve(MailAddress.of("any@example.test")).kind())
        .isEqualTo(Resolution.Kind.PASS);
    assertThatThrownBy(() -> users.putAlias("x@example.test", List.of()))
        .hasMessageStartingWith("destinations: none");
  }

  @Test
  void aDatabaseThatFailsIsNoUnknownUser() {
    ann();
    tables.run("DROP TABLE mailcore_aliases", "DROP TABLE mailcore_app_passwords");
    assertThat(verify("ann@example.test", "secret")).isEqualTo(AuthOutcome.Kind.TRY_LATER);
    assertThat(verify("nobody", "secret")).isEqualTo(AuthOutcome.Kind.TRY_LATER);
    assertThat(users.resolve(ADDRESS).kind()).isEqualTo(Resolution.Kind.TRY_LATER);
  }

  @Test
  void refusesTablesOfAnotherVersion() {
    tables.run("INSERT INTO mailcore_users_schema (version, applied_at) VALUES (99, 0)");
    assertThatThrownBy(() -> open(BCRYPT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of version 99");
    try (H2Tables empty = new H2Tables()) {
      assertThatThrownBy(
              () -> ManagedUserDirectory.builder(empty.source()).createTables(false).open())
          .hasMessageStartingWith("the users' tables are of version 0: run the scripts");
    }
    assertThat(ManagedUserDirectory.schema()).hasSize(1);
  }
}
