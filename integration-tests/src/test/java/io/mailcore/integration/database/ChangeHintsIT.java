package io.mailcore.integration.database;

import static org.awaitility.Awaitility.await;

import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.store.jdbc.ConnectionSource;
import io.mailcore.store.jdbc.JdbcMailboxes.Nodes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a node hears of what another changes, by LISTEN and by looking. */
@Timeout(120)
class ChangeHintsIT {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Nodes POLLING =
      Nodes.DEFAULT
          .withPollInterval(Duration.ofMillis(100))
          .withListening(
              () -> {
                throw new SQLException("no connection to listen by");
              });

  // Nothing is found by looking before the test is over.
  private static final Nodes LISTENING = Nodes.DEFAULT.withPollInterval(Duration.ofHours(1));

  private static Node node(TestDatabase database, Nodes nodes) {
    return new Node(database, nodes, Clock.systemUTC());
  }

  private static void awaitHint(Node node, Mailbox mailbox, long modSeq) {
    await().atMost(LONG).until(() -> node.hasHeard(mailbox, modSeq));
  }

  private static void hearsOfEverything(TestDatabase database, Nodes nodes) {
    try (Node one = node(database, nodes);
        Node two = node(database, nodes)) {
      Mailbox inbox = one.inbox("ann");
      awaitHint(two, inbox, one.append(inbox));
      awaitHint(two, inbox, one.append(inbox));
      awaitHint(one, inbox, two.append(two.inbox("ann")));
      one.account("Bj\u00f6rn B").create(MailboxName.of("new"), Set.of());
      await().atMost(LONG).until(() -> two.hasHeardOf("Bj\u00f6rn B"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lookingFindsEverything(Server server) {
    try (TestDatabase database = TestDatabase.create(server)) {
      hearsOfEverything(database, POLLING);
    }
  }

  @Test
  void listeningHearsEverything() {
    try (TestDatabase database = TestDatabase.create(Server.POSTGRESQL)) {
      hearsOfEverything(database, LISTENING);
    }
  }

  @Test
  void looksWhereNoticesDoNotComeThrough() {
    try (TestDatabase database = TestDatabase.create(Server.POSTGRESQL);
        TestDatabase elsewhere = TestDatabase.create(Server.POSTGRESQL)) {
      // LISTEN succeeds and nothing comes, as behind a pool that hands connections about.
      ConnectionSource deaf =
          () -> DriverManager.getConnection(elsewhere.url(), elsewhere.user(), "");
      hearsOfEverything(
          database, Nodes.DEFAULT.withPollInterval(Duration.ofMillis(100)).withListening(deaf));
    }
  }

  @Test
  void listensAgainAfterConnectionsBrokeAndMissesNothing() {
    try (TestDatabase database = TestDatabase.create(Server.POSTGRESQL);
        Node one = node(database, LISTENING);
        Node two = node(database, LISTENING)) {
      Mailbox inbox = one.inbox("ann");
      awaitHint(two, inbox, one.append(inbox));
      database.killConnections();
      AtomicLong meanwhile = new AtomicLong();
      await()
          .atMost(LONG)
          .ignoreException(StoreException.class)
          .until(
              () -> {
                meanwhile.set(one.append(inbox));
                return true;
              });
      awaitHint(two, inbox, meanwhile.get());
      awaitHint(two, inbox, one.append(inbox));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCommittedAfterALaterChangeIsFoundToo(Server server) throws SQLException {
    try (TestDatabase database = TestDatabase.create(server);
        Node one = node(database, POLLING);
        Node two = node(database, POLLING);
        Connection slow = database.connect();
        Statement statement = slow.createStatement()) {
      Mailbox inbox = one.inbox("ann");
      Mailbox other = one.inbox("bob");
      long before = one.append(inbox);
      awaitHint(two, inbox, before);
      slow.setAutoCommit(false);
      statement.executeUpdate(
          "UPDATE mailcore_mailboxes SET modseq = modseq + 1, changed_at = DEFAULT"
              + (" WHERE object_id = '" + inbox.id().value() + "'"));
      awaitHint(two, other, one.append(other));
      slow.commit();
      awaitHint(two, inbox, before + 1);
    }
  }
}
