package io.mailcore.net.netty;

import io.mailcore.model.SessionContext;
import io.mailcore.net.protocol.ProtocolSession;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts for, and writes, the one log line of a session that has ended. */
final class SessionEnd {

  /** The logger that hosts configure for one line a session. */
  private static final Logger LOG = LoggerFactory.getLogger("io.mailcore.session");

  private final SessionContext context;
  private final long started = System.nanoTime();
  private final AtomicReference<EndReason> reason = new AtomicReference<>();

  // Of the strand alone.
  private long received;

  SessionEnd(SessionContext context) {
    this.context = context;
  }

  /** The first reason given counts. Any thread may call. */
  void because(EndReason given) {
    reason.compareAndSet(null, given);
  }

  void received(int bytes) {
    received += bytes;
  }

  /** Tells the session, then the log. */
  void tell(ProtocolSession session, long sent) {
    try {
      session.closed();
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "session={} protocol={} failed to close", context.sessionId(), context.protocol(), e);
    }
    if (!LOG.isInfoEnabled()) {
      return;
    }
    InetSocketAddress remote = context.remoteAddress();
    LOG.info(
        "session={} protocol={} remote={} port={} duration={}ms in={} out={} reason={} {}",
        context.sessionId(),
        context.protocol(),
        remote.getAddress().getHostAddress(),
        remote.getPort(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
        received,
        sent,
        reason.get(),
        summary(session));
  }

  private static String summary(ProtocolSession session) {
    try {
      return session.summary();
    } catch (RuntimeException e) {
      return "summary=" + e.getClass().getSimpleName();
    }
  }
}
