package io.mailcore.integration.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mailcore.integration.database.TestDatabase.Server;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.jdbc.JdbcMailboxes.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A maildrop is one node's at a time (RFC 1939, section 4), whatever their clocks say. */
@Tag("once")
@Timeout(120)
class LeasesIT {

  private static final Duration TERM = Duration.ofSeconds(2);
  private static final Nodes NODES = Nodes.DEFAULT.withLeaseTerm(TERM);

  private static Node node(TestDatabase database, Duration clockError) {
    return new Node(database, NODES, Clock.offset(Clock.systemUTC(), clockError));
  }

  private static Optional<Registration> acquire(Node node) {
    return node.account("ann").extension(MaildropLease.class).orElseThrow().tryAcquire("test");
  }

  @ParameterizedTest
  @EnumSource
  void endsAtOnceWhenItIsGivenBack(Server server) {
    try (TestDatabase database = TestDatabase.create(server);
        Node one = node(database, Duration.ofDays(-1));
        Node two = node(database, Duration.ofDays(1))) {
      Registration lease = acquire(one).orElseThrow();
      assertThat(acquire(two)).isEmpty();
      lease.close();
      Registration next = acquire(two).orElseThrow();
      assertThat(acquire(one)).isEmpty();
      next.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void lastsWhileItsNodeLivesAndNoTermLonger(Server server) {
    try (TestDatabase database = TestDatabase.create(server);
        Node one = node(database, Duration.ofDays(-1));
        Node two = node(database, Duration.ofDays(1))) {
      assertThat(acquire(one)).isPresent();
      await()
          .during(TERM.multipliedBy(2))
          .atMost(TERM.multipliedBy(4))
          .until(() -> acquire(two).isEmpty());
      one.cut();
      await().atMost(TERM.multipliedBy(10)).until(() -> acquire(two).isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource
  void thatWasTakenOverIsNotTakenBackByRenewals(Server server) {
    try (TestDatabase database = TestDatabase.create(server);
        Node one = node(database, Duration.ZERO);
        Node two = node(database, Duration.ZERO)) {
      Registration late = acquire(one).orElseThrow();
      assertThat(database.update("UPDATE mailcore_leases SET expires = 0")).isOne();
      // A renewal may have come in between; then the row is as before, and this is tried again.
      await()
          .atMost(TERM.multipliedBy(10))
          .until(
              () ->
                  database.update("UPDATE mailcore_leases SET expires = 0") >= 0
                      && acquire(two).isPresent());
      late.close();
      await()
          .during(TERM.multipliedBy(2))
          .atMost(TERM.multipliedBy(4))
          .until(() -> acquire(one).isEmpty());
    }
  }
}
