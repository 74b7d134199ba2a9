package io.mailcore.integration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.database.TestDatabase;
import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.PasswordHasher;
import io.mailcore.store.directory.PasswordScheme;
import io.mailcore.store.directory.SqlAliasResolver;
import io.mailcore.store.directory.SqlUserDirectory;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that others have made, as the directories find them on each server. */
final class PresetTablesIT {

  private static final String CRYPT_OF_TEST =
      "$6$abcdefghijklmnop$wAep5iJzfPbvphb9Gt/Eh7KddruV12BN.X573jujbTrbROfjnRKSWFFDh9NgBiuVQx.VRuDvyBvqaVMoSsYcm1";
  private static final String BCRYPT_OF_TEST =
      "{BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW";
  private static final List<String> STRANGERS =
      List.of(
          "' OR 1=1 -- ",
          "ann@example.test' -- ",
          "\\' OR 1=1 -- ",
          "%",
          "ann@example.test ",
          "ann@example.test\0",
          "\0",
          "ànn@example.test",
          "\uFF41nn@example.test",
          "ann@example.test\u00AD",
          "\uD83D\uDE00",
          "\uD83D",
          "nobody@example.test");

  private TestDatabase database;

  @AfterEach
  void drop() {
    database.close();
  }

  private void make(Server server, String... statements) {
    database = TestDatabase.create(server);
    for (String statement : statements) {
      database.update(
          server == Server.MARIADB
              ? statement
              : statement
                  .replace("INT NOT NULL AUTO_INCREMENT", "SERIAL NOT NULL")
                  .replace("TINYINT(1) NOT NULL DEFAULT 1", "BOOLEAN NOT NULL DEFAULT true")
                  .replaceFirst("\\) ENGINE=.*", ")"));
    }
  }

  private void makeTutorialTables(Server server) {
    String engine = " ENGINE=InnoDB DEFAULT CHARSET=utf8";
    make(
        server,
        "CREATE TABLE virtual_domains (id INT NOT NULL AUTO_INCREMENT, name VARCHAR(50) NOT NULL,"
            + " PRIMARY KEY (id))"
            + engine,
        "CREATE TABLE virtual_users (id INT NOT NULL AUTO_INCREMENT, domain_id INT NOT NULL,"
            + " email VARCHAR(100) NOT NULL, password VARCHAR(150) NOT NULL, PRIMARY KEY (id),"
            + " UNIQUE (email),"
            + " FOREIGN KEY (domain_id) REFERENCES virtual_domains(id) ON DELETE CASCADE)"
            + engine,
        "CREATE TABLE virtual_aliases (id INT NOT NULL AUTO_INCREMENT, domain_id INT NOT NULL,"
            + " source VARCHAR(100) NOT NULL, destination VARCHAR(100) NOT NULL, PRIMARY KEY (id),"
            + " FOREIGN KEY (domain_id) REFERENCES virtual_domains(id) ON DELETE CASCADE)"
            + engine,
        "INSERT INTO virtual_domains (id, name) VALUES (1, 'example.test'), (2, 'example.org')",
        "INSERT INTO virtual_users (domain_id, email, password) VALUES"
            + " (1, 'ann@example.test', '"
            + CRYPT_OF_TEST
            + "'), (1, 'bob@example.test', '{SHA512-CRYPT}"
            + CRYPT_OF_TEST
            + "'), (2, 'carla@example.org', '"
            + BCRYPT_OF_TEST
            + "')",
        "INSERT INTO virtual_aliases (domain_id, source, destination) VALUES"
            + " (1, 'sales@example.test', 'ann@example.test'),"
            + " (1, 'sales@example.test', 'bob@example.test'),"
            + " (2, 'list@example.org', 'ann@example.test, carla@example.org'),"
            + " (2, '@example.org', 'carla@example.org')");
  }

  private void makePostfixAdminsTables(Server server) {
    String times = ", created TIMESTAMP NULL, modified TIMESTAMP NULL";
    String active = ", active TINYINT(1) NOT NULL DEFAULT 1";
    String engine = " ENGINE=InnoDB DEFAULT CHARSET=latin1";
    make(
        server,
        "CREATE TABLE domain (domain VARCHAR(255) NOT NULL PRIMARY KEY, description VARCHAR(255),"
            + " aliases INT NOT NULL DEFAULT 0, mailboxes INT NOT NULL DEFAULT 0,"
            + " quota BIGINT NOT NULL DEFAULT 0"
            + times
            + active
            + ")"
            + engine,
        "CREATE TABLE mailbox (username VARCHAR(255) NOT NULL PRIMARY KEY,"
            + " password VARCHAR(255) NOT NULL, name VARCHAR(255), maildir VARCHAR(255),"
            + " quota BIGINT NOT NULL DEFAULT 0, local_part VARCHAR(255),"
            + " domain VARCHAR(255) NOT NULL"
            + times
            + active
            + ")"
            + engine,
        "CREATE TABLE alias (address VARCHAR(255) NOT NULL PRIMARY KEY, goto TEXT NOT NULL,"
            + " domain VARCHAR(255) NOT NULL"
            + times
            + active
            + ")"
            + engine,
        "CREATE TABLE alias_domain (alias_domain VARCHAR(255) NOT NULL PRIMARY KEY,"
            + " target_domain VARCHAR(255) NOT NULL"
            + times
            + active
            + ")"
            + engine,
        "INSERT INTO domain (domain, active) VALUES"
            + " ('pfa.test', true), ('off.test', false), ('other.test', true)",
        "INSERT INTO mailbox (username, password, quota, domain, active) VALUES"
            + " ('ann@pfa.test', '"
            + CRYPT_OF_TEST
            + "', 1048576, 'pfa.test', true), ('bob@pfa.test', '"
            + BCRYPT_OF_TEST
            + "', 0, 'pfa.test', false), ('carl@off.test', '"
            + CRYPT_OF_TEST
            + "', -1, 'off.test', true)",
        "INSERT INTO alias_domain (alias_domain, target_domain, active) VALUES"
            + " ('other.test', 'pfa.test', true), ('old.test', 'pfa.test', false)",
        "INSERT INTO alias (address, goto, domain, active) VALUES"
            + " ('ann@pfa.test', 'ann@pfa.test,archive@pfa.test', 'pfa.test', true),"
            + " ('gone@pfa.test', 'ann@pfa.test', 'pfa.test', false),"
            + " ('@pfa.test', 'ann@pfa.test', 'pfa.test', true),"
            + " ('x@off.test', 'ann@pfa.test', 'off.test', true)");
  }

  private static AuthOutcome.Kind kind(UserDirectory users, String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("s"), "PLAIN", 1);
    return users.verifyPassword(login, password.toCharArray(), context).kind();
  }

  private static Resolution resolve(AliasResolver aliases, String address) {
    return aliases.resolve(MailAddress.of(address));
  }

  private static List<MailAddress> addresses(String... texts) {
    return Arrays.stream(texts).map(MailAddress::of).toList();
  }

  private static void assertStrangersAreRejected(UserDirectory users) {
    for (String stranger : STRANGERS) {
      assertThat(kind(users, stranger, "test")).as(stranger).isEqualTo(AuthOutcome.Kind.REJECTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void usersOfTheTutorials(Server server) throws SQLException {
    makeTutorialTables(server);
    SqlUserDirectory users = SqlUserDirectory.virtualUsers(database.source()).build();
    for (String login : List.of("Ann@Example.test", "bob@example.test", "carla@example.org")) {
      assertThat(kind(users, login, "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(kind(users, login, "tesT")).isEqualTo(AuthOutcome.Kind.REJECTED);
    }
    assertStrangersAreRejected(users);
    assertThat(users.find(AccountId.of("ann@example.test"))).isPresent();
    assertThat(users.findByAddress(MailAddress.of("ANN@example.test")).map(UserAccount::id))
        .contains(AccountId.of("ann@example.test"));
    assertThat(users.findByAddress(MailAddress.of("\uFF41nn@example.test"))).isEmpty();
    UserDirectory postfix =
        SqlUserDirectory.builder(database.source())
            .passwordQuery(
                "SELECT email, password FROM virtual_users WHERE email = CONCAT('%u', '@', '%d')")
            .build();
    assertThat(kind(postfix, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertStrangersAreRejected(postfix);
  }

  @ParameterizedTest
  @EnumSource
  void aBetterPasswordReplacesTheOldOne(Server server) throws SQLException {
    makeTutorialTables(server);
    SqlUserDirectory users =
        SqlUserDirectory.virtualUsers(database.source())
            .hasher(PasswordHasher.builder().newPasswords(PasswordScheme.BLF_CRYPT).build())
            .passwordUpdate(
                "UPDATE virtual_users SET password = :new WHERE email = :login AND password = :old")
            .build();
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(
            database.update(
                "UPDATE virtual_users SET id = id + 10 WHERE email = 'ann@example.test'"
                    + " AND password LIKE '{BLF-CRYPT}%'"))
        .isEqualTo(1);
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    database.update("DROP TABLE virtual_users");
    assertThat(kind(users, "ann@example.test", "test")).isEqualTo(AuthOutcome.Kind.TRY_LATER);
  }

  @ParameterizedTest
  @EnumSource
  void aliasesOfTheTutorials(Server server) throws SQLException {
    makeTutorialTables(server);
    UserDirectory users = SqlUserDirectory.virtualUsers(database.source()).build();
    AliasResolver aliases = SqlAliasResolver.virtualAliases(database.source(), users).build();
    assertThat(resolve(aliases, "Sales@Example.test").addresses())
        .containsExactlyInAnyOrderElementsOf(addresses("ann@example.test", "bob@example.test"));
    assertThat(resolve(aliases, "list@example.org").addresses())
        .containsExactlyElementsOf(addresses("ann@example.test", "carla@example.org"));
    assertThat(resolve(aliases, "whatever@example.org").addresses())
        .containsExactlyElementsOf(addresses("carla@example.org"));
    assertThat(resolve(aliases, "carla+x@example.org").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "ann@elsewhere.test").kind()).isEqualTo(Resolution.Kind.PASS);
    for (String nobody :
        List.of("x@example.test", "sàles@example.test", "\"' OR 1=1 -- \"@example.test")) {
      assertThat(resolve(aliases, nobody).kind())
          .as(nobody)
          .isEqualTo(Resolution.Kind.NO_SUCH_USER);
    }
    database.update("DROP TABLE virtual_aliases");
    assertThat(resolve(aliases, "sales@example.test").kind()).isEqualTo(Resolution.Kind.TRY_LATER);
  }

  @ParameterizedTest
  @EnumSource
  void usersAndAliasesOfPostfixAdmin(Server server) throws SQLException {
    makePostfixAdminsTables(server);
    UserDirectory users = SqlUserDirectory.postfixAdmin(database.source()).build();
    assertThat(kind(users, "Ann@pfa.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(kind(users, "bob@pfa.test", "test")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(kind(users, "bob@pfa.test", "tesT")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "carl@off.test", "test")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertStrangersAreRejected(users);
    UserAccount ann = users.findByAddress(MailAddress.of("ann@pfa.test")).orElseThrow();
    assertThat(ann.quota()).contains(QuotaLimit.ofOctets(1_048_576));
    assertThat(users.findByAddress(MailAddress.of("bob@pfa.test")).orElseThrow().quota()).isEmpty();

    AliasResolver aliases = SqlAliasResolver.postfixAdmin(database.source(), users).build();
    assertThat(resolve(aliases, "ann@pfa.test").addresses())
        .containsExactlyElementsOf(addresses("ann@pfa.test", "archive@pfa.test"));
    assertThat(resolve(aliases, "gone@pfa.test").addresses())
        .as("the catch-all, as its alias is off")
        .containsExactlyElementsOf(addresses("ann@pfa.test"));
    assertThat(resolve(aliases, "bob@pfa.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "ann@other.test").addresses())
        .containsExactlyElementsOf(addresses("ann@pfa.test"));
    assertThat(resolve(aliases, "ann@old.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "x@off.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "\uD83D\uDE00@pfa.test").addresses())
        .containsExactlyElementsOf(addresses("ann@pfa.test"));
  }
}
