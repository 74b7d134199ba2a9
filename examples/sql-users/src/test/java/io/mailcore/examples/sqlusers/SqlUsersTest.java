package io.mailcore.examples.sqlusers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.MailServer;
import io.mailcore.testkit.transcript.RawClient;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class SqlUsersTest {

  @Test
  void annLogsInWithTheTablesPasswordAndGetsMailForSales() throws Exception {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:mem:users;MODE=MySQL;DB_CLOSE_DELAY=-1", "sa", "");
    SqlUsers.makeTables(pool);
    try (MailServer server = SqlUsers.start(pool)) {
      try (RawClient smtp = RawClient.connect(server.address("smtp"))) {
        smtp.readReply();
        smtp.sendLine("EHLO client.test");
        smtp.readReply();
        assertThat(smtp.ask("MAIL FROM:<visitor@example.org>")).startsWith("250");
        assertThat(smtp.ask("RCPT TO:<nobody@example.test>")).startsWith("550");
        assertThat(smtp.ask("RCPT TO:<sales@example.test>")).startsWith("250");
        assertThat(smtp.ask("DATA")).startsWith("354");
        assertThat(smtp.ask("Subject: hello\r\n\r\nhello\r\n.")).startsWith("250");
      }
      try (RawClient imap = RawClient.connectTls(server.address("imaps"), server.clientContext())) {
        imap.readLine();
        imap.sendLine("a LOGIN ann@example.test secret");
        assertThat(imap.readUntilTagged("a")).last().asString().startsWith("a OK");
        imap.sendLine("b STATUS INBOX (MESSAGES)");
        List<String> answer = imap.readUntilTagged("b");
        assertThat(answer).anyMatch(line -> line.contains("MESSAGES 1"));
      }
    } finally {
      pool.dispose();
    }
  }
}
