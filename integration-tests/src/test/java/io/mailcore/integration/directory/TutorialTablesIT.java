package io.mailcore.integration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.SqlAliasResolver;
import io.mailcore.store.directory.SqlUserDirectory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables that the tutorials for Postfix, Dovecot and MySQL have their readers make, on a real
 * MariaDB, behind a real server.
 */
@Tag("once")
final class TutorialTablesIT {

  private static final byte[] MESSAGE =
      "From: carl@elsewhere.test\r\nSubject: hello\r\n\r\nhello\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private static MariaDb database;
  private MemoryMailStore store;
  private TestServer server;

  @BeforeAll
  static void makeTables() throws Exception {
    database = MariaDb.start();
    database.run(
        "CREATE TABLE `virtual_domains` (`id` int(11) NOT NULL auto_increment,"
            + " `name` varchar(50) NOT NULL, PRIMARY KEY (`id`))"
            + " ENGINE=InnoDB DEFAULT CHARSET=utf8",
        "CREATE TABLE `virtual_users` (`id` int(11) NOT NULL auto_increment,"
            + " `domain_id` int(11) NOT NULL, `email` varchar(100) NOT NULL,"
            + " `password` varchar(150) NOT NULL, PRIMARY KEY (`id`), UNIQUE KEY `email` (`email`),"
            + " FOREIGN KEY (domain_id) REFERENCES virtual_domains(id) ON DELETE CASCADE)"
            + " ENGINE=InnoDB DEFAULT CHARSET=utf8",
        "CREATE TABLE `virtual_aliases` (`id` int(11) NOT NULL auto_increment,"
            + " `domain_id` int(11) NOT NULL, `source` varchar(100) NOT NULL,"
            + " `destination` varchar(100) NOT NULL, PRIMARY KEY (`id`),"
            + " FOREIGN KEY (domain_id) REFERENCES virtual_domains(id) ON DELETE CASCADE)"
            + " ENGINE=InnoDB DEFAULT CHARSET=utf8",
        "INSERT INTO virtual_domains (id, name) VALUES (1, 'example.test'), (2, 'example.org')",
        user(1, "ann@example.test", Crypt.crypt("sécret", "$6$abcdefghijklmnop")),
        user(1, "bob@example.test", "{SHA512-CRYPT}" + Crypt.crypt("other", "$6$qrstuvwxyzABCDEF")),
        user(
            2,
            "carla@example.org",
            "{BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW"),
        "INSERT INTO virtual_aliases (domain_id, source, destination) VALUES"
            + " (1, 'sales@example.test', 'ann@example.test'),"
            + " (1, 'sales@example.test', 'bob@example.test'),"
            + " (2, 'list@example.org', 'ann@example.test, carla@example.org'),"
            + " (2, '@example.org', 'carla@example.org')");
  }

  private static String user(int domain, String email, String password) {
    return "INSERT INTO virtual_users (domain_id, email, password) VALUES ("
        + domain
        + ", '"
        + email
        + "', '"
        + password
        + "')";
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void start() {
    store = MemoryMailStore.create();
    SqlUserDirectory users = SqlUserDirectory.virtualUsers(database.source()).build();
    server =
        TestServer.start(
            TestServer.builder(store)
                .users(users)
                .aliases(SqlAliasResolver.virtualAliases(database.source(), users).build()));
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private void deliver(String recipient) {
    try (SmtpClient client = SmtpClient.connect(server.smtp())) {
      assertThat(client.deliver("carl@elsewhere.test", recipient, MESSAGE).code())
          .as(recipient)
          .isEqualTo(250);
    }
  }

  private int code(String recipient) {
    try (SmtpClient client = SmtpClient.connect(server.smtp())) {
      client.expect("MAIL FROM:<carl@elsewhere.test>", 250);
      return client.command("RCPT TO:<" + recipient + ">").code();
    }
  }

  private int messages(String user, String password) {
    try (Pop3Client client = Pop3Client.login(server.pop3(), user, password)) {
      return Integer.parseInt(client.expectOk("STAT").split(" ")[1]);
    }
  }

  @Test
  void usersLogInByEachProtocol() {
    try (ImapClient client = ImapClient.login(server.imap(), "bob@example.test", "other")) {
      assertThat(client.ok("SELECT INBOX").isOk()).isTrue();
    }
    assertThat(messages("Bob@Example.test", "other")).isZero();
    try (SmtpClient client = SmtpClient.connect(server.port("submission"))) {
      client.login("ann@example.test", "sécret");
      byte[] message =
          "From: ann@example.test\r\nSubject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
      assertThat(client.deliver("ann@example.test", "bob@example.test", message).code())
          .isEqualTo(250);
    }
    assertThat(messages("bob@example.test", "other")).isEqualTo(1);
    assertThat(messages("carla@example.org", "test")).isZero();
  }

  @Test
  void strangersAndTricksAreRefused() {
    for (String login :
        List.of(
            "nobody@example.test",
            "bob@example.test ",
            "bòb@example.test",
            "' OR 1=1 -- ",
            "\\' OR 1=1 -- ",
            "%",
            "\uD83D\uDE00")) {
      try (Wire wire = Wire.connect(server.imap())) {
        ImapClient client = new ImapClient(wire);
        wire.line();
        byte[] name = login.getBytes(StandardCharsets.UTF_8);
        String tag = client.send("LOGIN {" + name.length + "+}");
        wire.send(name);
        wire.send(" other\r\n");
        assertThat(client.result(tag).tagged()).as(login).startsWith("NO [AUTHENTICATIONFAILED]");
      }
    }
    try (Wire wire = Wire.connect(server.imap())) {
      wire.line();
      assertThat(new ImapClient(wire).command("LOGIN bob@example.test wrong").tagged())
          .startsWith("NO [AUTHENTICATIONFAILED]");
    }
  }

  @Test
  void mailGoesWhereUsersAliasesAndCatchAllsSay() {
    deliver("ann@example.test");
    deliver("sales@example.test");
    deliver("Sales+Spring@example.test");
    deliver("list@example.org");
    deliver("whatever@example.org");
    deliver("carla+x@example.org");
    assertThat(messages("bob@example.test", "other")).isEqualTo(2);
    assertThat(messages("carla@example.org", "test")).isEqualTo(3);
    try (ImapClient client = new ImapClient(Wire.connect(server.imap()))) {
      client.wire().line();
      String tag = client.send("LOGIN ann@example.test {7+}");
      client.wire().send("sécret".getBytes(StandardCharsets.UTF_8));
      client.wire().send("\r\n");
      assertThat(client.result(tag).isOk()).isTrue();
      assertThat(client.ok("SELECT INBOX").lines()).contains("* 4 EXISTS");
    }
  }

  @Test
  void addressesThatNobodyHasAreRefused() {
    assertThat(code("nobody@example.test")).isEqualTo(550);
    assertThat(code("ann@elsewhere.test")).isEqualTo(550);
    assertThat(code("\"' OR 1=1 -- \"@example.test")).isEqualTo(550);
  }

  @Test
  void aDatabaseThatIsAwayIsAskedAgainLater() throws SQLException {
    database.run("RENAME TABLE virtual_aliases TO elsewhere, virtual_users TO away");
    try {
      assertThat(code("sales@example.test")).isEqualTo(451);
      try (Wire wire = Wire.connect(server.imap())) {
        wire.line();
        assertThat(new ImapClient(wire).command("LOGIN bob@example.test other").tagged())
            .startsWith("NO [UNAVAILABLE]");
      }
    } finally {
      database.run("RENAME TABLE elsewhere TO virtual_aliases, away TO virtual_users");
    }
    assertThat(messages("bob@example.test", "other")).isZero();
  }
}
