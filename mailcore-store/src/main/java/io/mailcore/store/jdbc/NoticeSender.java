package io.mailcore.store.jdbc;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.ChangeListener;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other nodes by PostgreSQL's NOTIFY what was changed here, after it was committed and in a
 * transaction of its own that waits for no disk: a transaction with a NOTIFY holds a lock over all
 * of the server from before its commit until behind it, and fails when the server's queue is full.
 * One thread sends, the first notice at once; what comes while it does and some milliseconds after
 * is merged and sent next. Safe for use by several threads.
 */
final class NoticeSender implements ChangeListener, AutoCloseable {

  static final String CHANNEL = "mailcore";

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_AT_ONCE = 500;
  private static final long IDLE_SECONDS = 10;
  private static final long CLOSE_SECONDS = 5;

  // A change every millisecond costs the server more notices than others can make use of.
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final String NOTIFY =
      "SELECT pg_notify('" + CHANNEL + "', line) FROM unnest(?) AS line";

  private final Database database;
  private final String node;
  private final Map<String, Notice> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean sending = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final ThreadPoolExecutor thread;

  NoticeSender(Database database, String node) {
    this.database = database;
    this.node = node;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread daemon = new Thread(task, "mailcore-store-notify");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
    send(Notice.ofMailbox(node, account, mailbox, highest));
  }

  @Override
  public void mailboxesChanged(AccountId account) {
    send(Notice.ofAccount(node, account));
  }

  /** Sends a notice soon; dropped if too many wait already, as others look by themselves too. */
  void send(Notice notice) {
    if (waiting.size() >= MOST_WAITING) {
      return;
    }
    waiting.merge(notice.subject(), notice, (a, b) -> a.modSeq().compareTo(b.modSeq()) > 0 ? a : b);
    wake();
  }

  private void wake() {
    if (sending.compareAndSet(false, true)) {
      try {
        thread.execute(this::run);
      } catch (RejectedExecutionException closed) {
        waiting.clear();
      }
    }
  }

  private void run() {
    try {
      for (List<String> some = take(); !some.isEmpty(); some = take()) {
        List<String> lines = some;
        database.aside(c -> notify(c, lines));
        failing.set(false);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (StoreException e) {
      waiting.clear();
      if (!failing.getAndSet(true)) {
        LOG.warn("Can't tell other nodes what changes; they find it themselves, later", e);
      }
    } finally {
      sending.set(false);
      if (!waiting.isEmpty()) {
        wake();
      }
    }
  }

  private List<String> take() {
    List<String> lines = new ArrayList<>();
    for (String subject : waiting.keySet().stream().limit(MOST_AT_ONCE).toList()) {
      Notice notice = waiting.remove(subject);
      if (notice != null) {
        lines.add(notice.text());
      }
    }
    return lines;
  }

  private static int notify(Connection connection, List<String> lines) throws SQLException {
    Array array = connection.createArrayOf("text", lines.toArray());
    try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
      statement.setArray(1, array);
      statement.execute();
      return lines.size();
    } finally {
      array.free();
    }
  }

  /** Sends what waits, for a few seconds at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.debug("Other nodes weren't told all that changed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
