package io.mailcore.integration.process;

import com.zaxxer.hikari.HikariDataSource;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.jdbc.JdbcMailboxes;
import io.mailcore.store.jdbc.JdbcMailboxes.Nodes;
import io.mailcore.store.jdbc.StorePool;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One of several servers over one database: {@code URL USER LEASE_MILLIS MOST_MESSAGES_OF_BOB}.
 * Obeys what {@link ServerMain} does.
 */
public final class NodeMain {

  private static final int CONNECTIONS = 6;
  private static final int INLINE_LIMIT = 64 * 1024;
  private static final long REMOVALS = 10_000;

  private NodeMain() {}

  /** Runs until standard input ends or says {@code stop}. */
  public static void main(String[] args) throws IOException {
    Nodes nodes =
        Nodes.DEFAULT
            .withLeaseTerm(Duration.ofMillis(Long.parseLong(args[2])))
            .withListening(StorePool.unpooled(args[0], args[1], ""));
    QuotaLimit bobs = QuotaLimit.NONE.withMessages(Long.parseLong(args[3]));
    JdbcMailboxes.Settings settings =
        new JdbcMailboxes.Settings(
            Optional.empty(),
            INLINE_LIMIT,
            account -> account.value().equals(TestServer.BOB) ? bobs : QuotaLimit.NONE,
            REMOVALS,
            true,
            Clock.systemUTC(),
            JdbcMailboxes.Tuning.DEFAULT,
            nodes);
    try (HikariDataSource pool = StorePool.open(args[0], args[1], "", CONNECTIONS);
        MailStore store = JdbcMailboxes.open(pool, settings)) {
      ServerMain.serve(TestServer.builder(store), store);
    }
    ServerMain.out().println("stopped");
  }
}
