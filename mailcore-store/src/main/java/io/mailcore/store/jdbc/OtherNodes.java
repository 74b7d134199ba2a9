package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.spi.store.Registration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other nodes change and tells the listeners, in a thread of its own. On PostgreSQL by
 * LISTEN, once a notice of its own has come back: behind a pool that hands connections about none
 * does. Until then, while the connection is broken, and on MariaDB always, it looks into the
 * database every so often; where it listens, more rarely, for what a node didn't live to say.
 */
final class OtherNodes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration PROOF = Duration.ofSeconds(5);
  private static final Duration CHECK = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final long CLOSE_SECONDS = 10;

  private final ChangeHints hints;
  private final Duration interval;
  private final Optional<ConnectionSource> listening;
  private final String node;
  private final ChangePoll poll;
  private final NoticeSender sender;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Thread> thread = Optional.empty();
  private Optional<Registration> remembering = Optional.empty();
  private Optional<Registration> sending = Optional.empty();

  // Used by the thread alone.
  private Duration pause = FIRST_PAUSE;
  private boolean failing;
  private boolean listens;
  private long nextAttempt = System.nanoTime();
  private long nextLook = nextAttempt;

  /**
   * The other nodes.
   *
   * @param interval how often to look into the database
   * @param listening where LISTEN is to be tried, and NOTIFY
   * @param node an id that no other node has
   */
  OtherNodes(
      Database database,
      ChangeHints hints,
      Duration interval,
      Optional<ConnectionSource> listening,
      String node) {
    this.hints = hints;
    this.interval = interval;
    this.listening = listening;
    this.node = node;
    this.poll = new ChangePoll(database, hints.listeners(), node);
    this.sender = new NoticeSender(database, node);
  }

  /** From now on nothing is missed. */
  void begin() {
    poll.begin();
    remembering = Optional.of(hints.addCarrier(poll));
    if (listening.isPresent()) {
      sending = Optional.of(hints.addCarrier(sender));
    }
    Thread daemon = new Thread(this::run, "mailcore-store-nodes");
    daemon.setDaemon(true);
    daemon.start();
    thread = Optional.of(daemon);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    while (!isClosed()) {
      try {
        if (listening.isPresent() && System.nanoTime() - nextAttempt >= 0) {
          listen(listening.get());
        }
        lookEvery(interval);
      } catch (RuntimeException e) {
        LOG.error("Hearing of other nodes failed; it goes on", e);
      }
      await(interval.compareTo(FIRST_PAUSE) < 0 ? interval : FIRST_PAUSE);
    }
  }

  private void await(Duration time) {
    try {
      if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("Other nodes aren't listened to any more");
      }
    } catch (InterruptedException e) {
      // Nobody has this thread to interrupt it; it ends when this is closed.
      LOG.debug("An interrupt that means nothing", e);
    }
  }

  /** Looks into the database, unless it has not long ago. */
  private void lookEvery(Duration time) {
    if (System.nanoTime() - nextLook < 0) {
      return;
    }
    try {
      poll.look();
      if (failing) {
        LOG.info("Changes of other nodes are looked for again");
        failing = false;
      }
    } catch (StoreException e) {
      if (!failing) {
        LOG.warn("Can't look for changes of other nodes; it will be tried again", e);
        failing = true;
      }
    }
    nextLook = System.nanoTime() + time.toNanos();
  }

  /** Listens until that fails or this is closed. */
  private void listen(ConnectionSource source) {
    try (NotifyConnection connection = NotifyConnection.open(source)) {
      prove(connection);
      pause = FIRST_PAUSE;
      hear(connection);
    } catch (SQLException e) {
      if (isClosed()) {
        return;
      }
      if (listens || pause.equals(FIRST_PAUSE)) {
        LOG.warn(
            "Can't hear of other nodes by LISTEN; their changes are looked for every {} ms, and"
                + " LISTEN is tried again",
            interval.toMillis(),
            e);
      }
      nextAttempt = System.nanoTime() + pause.toNanos();
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    } finally {
      listens = false;
    }
  }

  /** Says something to itself and waits until it hears that. */
  private void prove(NotifyConnection connection) throws SQLException {
    sender.send(Notice.ofNothing(node));
    long end = System.nanoTime() + PROOF.toNanos();
    while (!hearOnce(connection)) {
      if (isClosed() || System.nanoTime() - end >= 0) {
        throw new SQLException("notices don't come through, as behind a pool for transactions");
      }
      lookEvery(interval);
    }
    if (!pause.equals(FIRST_PAUSE)) {
      LOG.info("Other nodes are listened to again");
    }
    // What came before they were heard, and since the last look.
    nextLook = System.nanoTime();
    lookEvery(CHECK);
    listens = true;
  }

  private void hear(NotifyConnection connection) throws SQLException {
    while (!isClosed()) {
      hearOnce(connection);
      if (System.nanoTime() - nextLook >= 0) {
        connection.check();
        lookEvery(CHECK);
      }
    }
  }

  /** Tells what has come, and says whether something was this node's own. */
  private boolean hearOnce(NotifyConnection connection) throws SQLException {
    boolean own = false;
    for (String text : connection.await(WAIT)) {
      Optional<Notice> notice = Notice.parse(text);
      if (notice.isEmpty()) {
        LOG.debug("A notice that nobody understands: {} characters", text.length());
      } else if (notice.get().node().equals(node)) {
        own = true;
      } else {
        notice.get().tell(poll);
        notice.get().tell(hints.listeners());
      }
    }
    return own;
  }

  /** Says what there is to say and stops listening, for some seconds at most. */
  @Override
  public void close() {
    closed.countDown();
    sending.ifPresent(Registration::close);
    remembering.ifPresent(Registration::close);
    sender.close();
    try {
      if (thread.isPresent()) {
        thread.get().join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
