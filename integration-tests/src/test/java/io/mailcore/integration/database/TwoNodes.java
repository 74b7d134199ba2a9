package io.mailcore.integration.database;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.NodeMain;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.TestServer;
import java.time.Duration;
import java.util.List;

/** Two servers in processes of their own over one new database. */
final class TwoNodes implements AutoCloseable {

  /** When a lease ends whose node has died. */
  static final Duration LEASE = Duration.ofSeconds(2);

  /** How many messages Bob may have. */
  static final int BOBS_MESSAGES = 60;

  private final TestDatabase database;
  private final ServerProcess one;
  private final ServerProcess two;

  private TwoNodes(TestDatabase database, ServerProcess one, ServerProcess two) {
    this.database = database;
    this.one = one;
    this.two = two;
  }

  static TwoNodes start(TestDatabase.Server server) {
    TestDatabase database = TestDatabase.create(server);
    ServerProcess one = node(database);
    return new TwoNodes(database, one, node(database));
  }

  private static ServerProcess node(TestDatabase database) {
    return ServerProcess.startServer(
        NodeMain.class,
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
        database.url(),
        database.user(),
        Long.toString(LEASE.toMillis()),
        Integer.toString(BOBS_MESSAGES));
  }

  ServerProcess one() {
    return one;
  }

  ServerProcess two() {
    return two;
  }

  /** The one and the other by turns. */
  ServerProcess node(int number) {
    return number % 2 == 0 ? one : two;
  }

  static ImapClient imap(ServerProcess node) {
    return imap(node, TestServer.ANN);
  }

  static ImapClient imap(ServerProcess node, String user) {
    return ImapClient.login(node.port("imap"), user, TestServer.PASSWORD);
  }

  static SmtpClient smtp(ServerProcess node) {
    return SmtpClient.connect(node.port("smtp"));
  }

  @Override
  public void close() {
    try (database;
        one) {
      two.close();
    }
  }
}
