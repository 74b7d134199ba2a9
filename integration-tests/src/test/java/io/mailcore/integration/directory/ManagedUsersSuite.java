package io.mailcore.integration.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SessionContext;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.store.directory.AppPassword;
import io.mailcore.store.directory.ManagedUserDirectory;
import io.mailcore.store.directory.PasswordHasher;
import io.mailcore.store.directory.PasswordScheme;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a managed directory on each database server. */
abstract class ManagedUsersSuite {

  private static final PasswordHasher HASHER =
      PasswordHasher.builder().newPasswords(PasswordScheme.BLF_CRYPT).build();

  private ManagedUserDirectory users;

  abstract DataSource source();

  @BeforeEach
  void open() {
    users = ManagedUserDirectory.builder(source()).hasher(HASHER).open();
    for (UserAccount account : users.list(Optional.empty(), 1000)) {
      users.remove(account.id());
    }
  }

  private AuthOutcome.Kind verify(String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("suite"), "PLAIN", 1);
    return users.verifyPassword(login, password.toCharArray(), context).kind();
  }

  @Test
  void keepsUsersThatOnlyLookAlikeApart() {
    List<String> logins =
        List.of("ann", "ànn", "ann ", "a\u0308nn", "\uFF41nn", "straße", "strasse", "\uD83D\uDE00");
    logins.forEach(login -> users.create(login, ("for " + login).toCharArray()));
    for (String login : logins) {
      assertThat(verify(login, "for " + login)).as(login).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(users.find(AccountId.of(login))).as(login).isPresent();
    }
    assertThat(verify("ann", "for ànn")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(users.list(Optional.empty(), 3)).hasSize(3);
    assertThat(users.list(Optional.empty(), 1000)).hasSize(logins.size());
  }

  @Test
  void changesAllThereIsToChange() {
    AccountId ann = users.create("ann@example.test", "secret".toCharArray()).id();
    users.changePassword(ann, "other".toCharArray());
    users.changeQuota(ann, QuotaLimit.ofMessages(3).withOctets(1L << 40));
    MailAddress second = MailAddress.of("\"a b\"@example.test");
    users.changeAddresses(ann, List.of(second, MailAddress.of("ann@example.test")));
    StringBuilder secret = new StringBuilder();
    AppPassword made =
        users.addAppPassword(
            ann,
            "phone ☎",
            EnumSet.allOf(AppPassword.Scope.class),
            Optional.empty(),
            secret::append);
    users.putAlias("@example.test", List.of(second));
    UserAccount found = users.findByAddress(second).orElseThrow();
    assertThat(found.addresses()).hasSize(2);
    assertThat(found.quota()).contains(QuotaLimit.ofMessages(3).withOctets(1L << 40));
    assertThat(verify("ann@example.test", "other")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(verify("ann@example.test", secret.toString()))
        .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(users.appPasswords(ann).get(0).name()).isEqualTo("phone ☎");
    assertThat(users.appPasswords(ann).get(0).lastUsed()).isPresent();
    assertThat(users.removeAppPassword(ann, made.id())).isTrue();
    assertThat(users.resolve(MailAddress.of("x@example.test")).addresses()).containsExactly(second);
    assertThat(users.aliases(Optional.empty(), 10)).containsKey("@example.test");
    assertThat(users.removeAlias("@example.test")).isTrue();
    users.enable(ann, false);
    assertThat(verify("ann@example.test", "other")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(users.remove(ann)).isTrue();
    assertThat(users.findByAddress(second)).isEmpty();
  }

  @Test
  void oneOfManyWhoWantTheSameNameGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<AccountId>> made = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        made.add(threads.submit(() -> users.create("ann", "secret".toCharArray()).id()));
      }
      int good = 0;
      for (Future<AccountId> each : made) {
        try {
          each.get();
          good++;
        } catch (ExecutionException e) {
          assertThat(e.getCause())
              .isInstanceOfSatisfying(
                  StoreException.class,
                  s -> assertThat(s.kind()).isEqualTo(StoreException.Kind.ALREADY_EXISTS));
        }
      }
      assertThat(good).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void opensAgainWithTablesThatAreThere() {
    users.create("ann", "secret".toCharArray());
    users = ManagedUserDirectory.builder(source()).hasher(HASHER).createTables(false).open();
    assertThat(verify("ann", "secret")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThatThrownBy(() -> users.create("ANN", "secret".toCharArray()))
        .isInstanceOf(StoreException.class);
  }
}
