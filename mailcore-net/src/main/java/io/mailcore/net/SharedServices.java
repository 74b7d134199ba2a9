package io.mailcore.net;

import io.mailcore.model.MailDomain;
import io.mailcore.net.events.EventTypes;
import io.mailcore.net.events.WatchedStore;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services of one server, behind the {@link ListenerContext} of each of its listeners. */
final class SharedServices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedServices.class);

  private final ServerConfiguration configuration;
  private final MailStore store;
  private final Authenticator authenticator;
  private final ChangeHub changes;
  private final EventTypes events = EventTypes.open();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();

  SharedServices(ServerConfiguration configuration, MailStore store, Authenticator authenticator) {
    this.configuration = configuration;
    this.store = new WatchedStore(store);
    this.authenticator = authenticator;
    this.changes = new ChangeHub(store);
  }

  String hostName() {
    return configuration.identity().hostName();
  }

  Set<MailDomain> domains() {
    return configuration.identity().domains();
  }

  UserDirectory users() {
    return configuration.services().users();
  }

  AliasResolver aliases() {
    return configuration.services().aliases();
  }

  MailStore store() {
    return store;
  }

  List<SmtpPolicy> policies() {
    return configuration.services().policies();
  }

  List<MessageHandler> handlers() {
    return configuration.services().handlers();
  }

  Optional<DeliveryTarget> relay() {
    return configuration.services().relay();
  }

  long maxMessageSize() {
    return configuration.bounds().maxMessageSize();
  }

  boolean plaintextAuthAllowed() {
    return configuration.bounds().plaintextAuthAllowed();
  }

  InstantSource clock() {
    return configuration.bounds().clock();
  }

  Authenticator authenticator() {
    return authenticator;
  }

  ChangeHub changes() {
    return changes;
  }

  <T> T shared(Class<T> type, Supplier<T> factory) {
    lock.lock();
    try {
      Object known = shared.get(type);
      if (known == null) {
        // The factory may itself ask for others: the lock is reentrant.
        T made = factory.get();
        shared.put(type, made);
        if (made instanceof AutoCloseable closeable) {
          closeables.push(closeable);
        }
        return made;
      }
      return type.cast(known);
    } finally {
      lock.unlock();
    }
  }

  <T> Optional<T> findShared(Class<T> type) {
    lock.lock();
    try {
      return Optional.ofNullable(shared.get(type)).map(type::cast);
    } finally {
      lock.unlock();
    }
  }

  /** Closes what was shared, the latest first, and hears no more of the store. */
  @Override
  public void close() {
    changes.close();
    events.close();
    AutoCloseable next = next();
    while (next != null) {
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("{} failed to close", next.getClass().getName(), e);
      }
      next = next();
    }
  }

  private @Nullable AutoCloseable next() {
    lock.lock();
    try {
      return closeables.poll();
    } finally {
      lock.unlock();
    }
  }
}
