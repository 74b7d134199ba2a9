package io.mailcore.guice;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.MailServer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server of an injector, a singleton. Nothing starts with the injector: the host calls {@link
 * #start()} and {@link #close()} where its own life cycle has its place for them. Safe for use by
 * several threads.
 */
@Singleton
public final class MailServerService implements AutoCloseable {

  private final ServerParts parts;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<MailServer> running = Optional.empty();

  @Inject
  MailServerService(ServerParts parts) {
    this.parts = requireNonNull(parts, "parts");
  }

  /**
   * Starts the server, unless it runs already. May be called again after {@link #close()}.
   *
   * @return the running server, which {@link #close()} closes
   * @throws IllegalStateException if settings or users are bound by no module, with the line to add
   * @throws io.mailcore.net.ServerStartException if a setting can't work, with a sentence that says
   *     what to do
   */
  public MailServer start() {
    lock.lock();
    try {
      MailServer server =
          running.filter(MailServer::isRunning).orElseGet(() -> parts.builder().start());
      running = Optional.of(server);
      return server;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The running server.
   *
   * @throws IllegalStateException if it doesn't run
   */
  public MailServer server() {
    lock.lock();
    try {
      return running
          .filter(MailServer::isRunning)
          .orElseThrow(
              () -> new IllegalStateException("not running: call MailServerService.start() first"));
    } finally {
      lock.unlock();
    }
  }

  /** Whether it runs. */
  public boolean isRunning() {
    lock.lock();
    try {
      return running.filter(MailServer::isRunning).isPresent();
    } finally {
      lock.unlock();
    }
  }

  /** Stops the server. Idempotent. */
  @Override
  public void close() {
    lock.lock();
    try {
      running.ifPresent(MailServer::close);
      running = Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
