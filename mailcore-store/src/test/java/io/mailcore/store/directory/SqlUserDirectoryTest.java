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
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlUserDirectoryTest {

  private final H2Tables tables = new H2Tables().tutorial();

  @AfterEach
  void close() {
    tables.close();
  }

  private SqlUserDirectory users() {
    return SqlUserDirectory.virtualUsers(tables.source()).build();
  }

  private static AuthOutcome verify(UserDirectory users, String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("s"), "PLAIN", 1);
    return users.verifyPassword(login, password.toCharArray(), context);
  }

  private static AuthOutcome.Kind kind(UserDirectory users, String login, String password) {
    return verify(users, login, password).kind();
  }

  @Test
  void readsTheTutorialsTablesAsTheyAre() {
    AuthOutcome outcome = verify(users(), "ann@Example.test", "test");
    assertThat(outcome.account()).contains(AccountId.of("ann@example.test"));
    assertThat(kind(users(), "bob@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    UserAccount ann = users().find(AccountId.of("ann@example.test")).orElseThrow();
    assertThat(ann.addresses()).containsExactly(MailAddress.of("Ann@example.test"));
    assertThat(ann.enabled()).isTrue();
    assertThat(ann.quota()).isEmpty();
    assertThat(users().findByAddress(MailAddress.of("ANN@example.test")).orElseThrow().id())
        .isEqualTo(ann.id());
    assertThat(users().findByAddress(MailAddress.of("ann@example.org"))).isEmpty();
    assertThat(users().find(AccountId.of("Ann@example.test"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR 1=1 --",
        "ann@example.test' -- ",
        "' UNION SELECT 'x', '{PLAIN}test' -- ",
        "ann@example.test ",
        "ànn@example.test",
        "%",
        "nobody",
        "nopass@example.org",
        ":login",
        "?",
        "\\' OR 1=1 --"
      })
  void findsNobodyByATrick(String login) {
    assertThat(kind(users(), login, "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users(), login, "' OR 1=1 --")).isEqualTo(AuthOutcome.Kind.REJECTED);
  }

  @Test
  void takesPostfixsAndDovecotsQueriesWithTheirQuotes() {
    for (String sql :
        new String[] {
          "SELECT email AS \"user\", password FROM virtual_users WHERE email='%s'",
          "SELECT email, password FROM virtual_users WHERE email=CONCAT('%u', '@', '%d')",
          "SELECT email, password FROM virtual_users WHERE email='%u@%d'"
        }) {
      UserDirectory users = SqlUserDirectory.builder(tables.source()).passwordQuery(sql).build();
      assertThat(kind(users, "ann@example.test", "test"))
          .as(sql)
          .isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(kind(users, "' OR 1=1 -- @example.test", "test"))
          .isEqualTo(AuthOutcome.Kind.REJECTED);
    }
  }

  @Test
  void saysThatDovecotsUserIsAnother() {
    assertThatThrownBy(
            () ->
                SqlUserDirectory.builder(tables.source())
                    .passwordQuery("SELECT email AS user, password FROM users WHERE email='%u'"))
        .hasMessageContaining("expected: %s or :login for all of it, which Dovecot calls %u");
  }

  @Test
  void aQueryThatCanNotWorkFailsAtOnceAndSaysWhy() {
    SqlUserDirectory.Builder builder = SqlUserDirectory.builder(tables.source());
    assertThatThrownBy(builder::build).hasMessage("passwordQuery: missing (expected: a query)");
    assertThatThrownBy(
            () ->
                builder
                    .passwordQuery("SELECT email, password FROM users WHERE email = :login")
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("passwordQuery can't be run: ")
        .hasMessageContaining("Check the names of its tables and columns");
    assertThatThrownBy(
            () ->
                builder
                    .passwordQuery("SELECT email FROM virtual_users WHERE email = :login")
                    .build())
        .hasMessage(
            "passwordQuery gives the columns [email] (expected: also password; name it with AS)");
    assertThatThrownBy(
            () ->
                builder
                    .passwordQuery("SELECT password FROM virtual_users WHERE email = :login")
                    .build())
        .hasMessageContaining("login or user or username or email");
    assertThatThrownBy(
            () ->
                SqlUserDirectory.virtualUsers(tables.source())
                    .passwordUpdate("UPDATE virtual_users SET pw = :new WHERE password = :old")
                    .build())
        .hasMessageStartingWith("passwordUpdate can't be run: ");
    assertThatThrownBy(() -> builder.passwordUpdate("UPDATE t SET p = :new WHERE l = :login"))
        .hasMessageStartingWith("passwordUpdate: lacks :old or :new");
  }

  @Test
  void aDatabaseThatFailsIsNoUnknownUser() {
    SqlUserDirectory users = users();
    tables.run("DROP TABLE virtual_users");
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.TRY_LATER);
    assertThat(kind(users, "nobody", "test")).isEqualTo(AuthOutcome.Kind.TRY_LATER);
    assertThatThrownBy(() -> users.findByAddress(MailAddress.of("ann@example.test")))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY));
  }

  /** H2 keeps a statement's time limit for the whole connection, which goes back to the host. */
  @Test
  void leavesTheHostsConnectionsAsTheyWere() throws SQLException {
    verify(users(), "ann@example.test", "test");
    try (Connection connection = tables.source().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.getQueryTimeout()).isZero();
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void storesABetterPasswordAfterAGoodLogIn() {
    tables.run("ALTER TABLE virtual_users ALTER COLUMN password VARCHAR(255)");
    SqlUserDirectory users =
        SqlUserDirectory.virtualUsers(tables.source())
            .passwordUpdate(
                "UPDATE virtual_users SET password = :new WHERE email = :login AND password = :old")
            .build();
    String query = "SELECT password FROM virtual_users WHERE email = 'ann@example.test'";
    assertThat(kind(users, "ann@example.test", "wrong")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(tables.one(query)).isEqualTo(H2Tables.CRYPT_OF_TEST);
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    String better = tables.one(query);
    assertThat(better).startsWith("{ARGON2ID}$argon2id$");
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(tables.one(query)).as("once").isEqualTo(better);
  }

  /** MySQL without its strict mode cuts what is too long, and nobody could log in any more. */
  @Test
  void keepsThePasswordWhereTheColumnCutsTheBetterOne() {
    SqlUserDirectory users =
        SqlUserDirectory.virtualUsers(tables.source())
            .passwordUpdate(
                "UPDATE virtual_users SET password = LEFT(:new, 106)"
                    + " WHERE email = :login AND password = :old")
            .build();
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(tables.one("SELECT password FROM virtual_users WHERE email = 'ann@example.test'"))
        .isEqualTo(H2Tables.CRYPT_OF_TEST);
  }

  @Test
  void readsTheTablesOfPostfixAdmin() {
    tables.run(
        "CREATE TABLE domain (domain VARCHAR(255) PRIMARY KEY, active TINYINT NOT NULL)",
        "CREATE TABLE mailbox (username VARCHAR(255) PRIMARY KEY, password VARCHAR(255) NOT NULL,"
            + " quota BIGINT NOT NULL, domain VARCHAR(255) NOT NULL, active TINYINT NOT NULL)",
        "INSERT INTO domain VALUES ('pfa.test', 1), ('off.test', 0)",
        "INSERT INTO mailbox VALUES"
            + " ('ann@pfa.test', '"
            + H2Tables.CRYPT_OF_TEST
            + "', 1048576, 'pfa.test', 1),"
            + " ('bob@pfa.test', '{SHA512-CRYPT}"
            + H2Tables.CRYPT_OF_TEST
            + "', 0, 'pfa.test', 0),"
            + " ('carl@off.test', '"
            + H2Tables.CRYPT_OF_TEST
            + "', -1, 'off.test', 1)");
    SqlUserDirectory users = SqlUserDirectory.postfixAdmin(tables.source()).build();
    assertThat(kind(users, "ann@pfa.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(kind(users, "bob@pfa.test", "test")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(kind(users, "bob@pfa.test", "tesT")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "carl@off.test", "test")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(users.findByAddress(MailAddress.of("ann@pfa.test")).orElseThrow().quota())
        .contains(QuotaLimit.ofOctets(1_048_576));
    UserAccount bob = users.findByAddress(MailAddress.of("bob@pfa.test")).orElseThrow();
    assertThat(bob.enabled()).isFalse();
    assertThat(bob.quota()).isEmpty();
  }

  @Test
  void accountsMayBeOtherThanLoginsAndHaveSeveralAddresses() {
    tables.run(
        "CREATE TABLE person (id INT PRIMARY KEY, nick VARCHAR(40), secret VARCHAR(200))",
        "CREATE TABLE mail (person VARCHAR(9), mail VARCHAR(100))",
        "INSERT INTO person VALUES (7, 'ann', '" + H2Tables.CRYPT_OF_TEST + "')",
        "INSERT INTO mail VALUES ('7', 'ann@example.test'), ('7', 'a.bell@example.test')");
    SqlUserDirectory.Builder builder =
        SqlUserDirectory.builder(tables.source())
            .passwordQuery(
                "SELECT id AS account, nick AS login, secret AS password FROM person"
                    + " WHERE nick = :login");
    assertThatThrownBy(builder::build)
        .hasMessageStartingWith("accountQuery, addressQuery: missing");
    SqlUserDirectory users =
        builder
            .accountQuery(
                "SELECT person AS account, mail AS address FROM mail WHERE person = :account")
            .addressQuery(
                "SELECT person AS account, mail AS address FROM mail WHERE mail = :address")
            .build();
    AccountId id = verify(users, "Ann", "test").account().orElseThrow();
    assertThat(id).isEqualTo(AccountId.of("7"));
    assertThat(users.find(id).orElseThrow().addresses()).hasSize(2);
    assertThat(users.findByAddress(MailAddress.of("A.Bell@example.test")).map(UserAccount::id))
        .contains(id);
    assertThat(users.findByAddress(MailAddress.of("x@example.test"))).isEmpty();
  }
}
