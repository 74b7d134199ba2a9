package io.mailcore.net.testing;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SessionContext;
import io.mailcore.model.TlsFacts;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.protocol.AccountChanges;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A server's services for tests of one thread, as fields that a test sets before it connects; the
 * clock stands until the test moves it.
 */
public class FakeServer implements ServerContext {

  static final TlsFacts TLS = new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of());

  private record Hint(AccountId account, MailboxId mailbox, Runnable task) {}

  private record Watch(AccountId account, AccountChanges listener) {}

  public final List<SmtpPolicy> policies = new ArrayList<>();
  public final List<MessageHandler> handlers = new ArrayList<>();
  public final Set<MailDomain> domains = new LinkedHashSet<>();
  public MailStore store;
  public AliasResolver aliases = address -> Resolution.pass();
  public Optional<DeliveryTarget> relay = Optional.empty();
  public Instant now = Instant.parse("2026-02-03T04:05:06Z");
  public String hostName = "mail.example.test";
  public long maxMessageSize = 1_000_000;
  public boolean hasTls = true;
  public boolean plaintext;
  private final UserDirectory users;
  private final FakeAuthenticator authenticator;
  private final List<Hint> hints = new CopyOnWriteArrayList<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private boolean subscribed;
  private boolean deaf;
  private int connections;

  /** A server with everybody for a user whose password is {@code secret}. */
  public FakeServer(MailStore store) {
    this(store, new Anybody());
  }

  /** A server with these users. */
  public FakeServer(MailStore store, UserDirectory users) {
    this.store = store;
    this.users = users;
    this.authenticator = new FakeAuthenticator(users, () -> plaintext);
  }

  /** A connection that has been greeted. */
  public final FakeConnection connect(ProtocolListener listener) {
    return open(listener, false).run();
  }

  /** A connection with TLS that has been greeted. */
  public final FakeConnection connectTls(ProtocolListener listener) {
    return open(listener, true).run();
  }

  /** A connection on which nothing has run yet. */
  public final FakeConnection open(ProtocolListener listener, boolean tls) {
    return open(listener.name(), listener.protocol(this), tls);
  }

  /** A connection to a listener of this name on which nothing has run yet. */
  public final FakeConnection open(String name, Protocol protocol, boolean tls) {
    SessionContext clear =
        SessionContext.of(
            "test-" + ++connections,
            name,
            address("192.0.2.7", 40_000),
            address("192.0.2.1", 1024));
    return new FakeConnection(protocol, tls ? clear.withTls(TLS) : clear, hasTls);
  }

  private static InetSocketAddress address(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loses all hints from now on. */
  public final void deaf() {
    deaf = true;
  }

  /** How many mailboxes are being listened to. */
  public final int listeners() {
    return hints.size() + watches.size();
  }

  @Override
  public final FakeAuthenticator authenticator() {
    return authenticator;
  }

  @Override
  public final String hostName() {
    return hostName;
  }

  @Override
  public final Set<MailDomain> domains() {
    return domains;
  }

  @Override
  public UserDirectory users() {
    return users;
  }

  @Override
  public final AliasResolver aliases() {
    return address -> aliases.resolve(address);
  }

  @Override
  public final MailStore store() {
    return store;
  }

  @Override
  public final List<SmtpPolicy> policies() {
    return policies;
  }

  @Override
  public final List<MessageHandler> handlers() {
    return handlers;
  }

  @Override
  public final Optional<DeliveryTarget> relay() {
    return relay;
  }

  @Override
  public final long maxMessageSize() {
    return maxMessageSize;
  }

  @Override
  public final boolean plaintextAuthAllowed() {
    return plaintext;
  }

  @Override
  public final boolean hasTls() {
    return hasTls;
  }

  @Override
  public final InstantSource clock() {
    return () -> now;
  }

  @Override
  public final Registration onChange(AccountId account, AccountChanges listener) {
    subscribe();
    Watch watch = new Watch(account, listener);
    watches.add(watch);
    return () -> watches.remove(watch);
  }

  @Override
  public final Registration onChange(AccountId account, MailboxId mailbox, Runnable task) {
    subscribe();
    Hint hint = new Hint(account, mailbox, task);
    hints.add(hint);
    return () -> hints.remove(hint);
  }

  private void subscribe() {
    if (!subscribed) {
      subscribed = true;
      store.subscribe(
          new ChangeListener() {
            @Override
            public void mailboxChanged(AccountId changed, MailboxId in, ModSeq highest) {
              hint(changed, in);
              watching(changed).forEach(watch -> watch.listener().mailboxChanged(in));
            }

            @Override
            public void mailboxesChanged(AccountId changed) {
              watching(changed).forEach(watch -> watch.listener().mailboxesChanged());
            }
          });
    }
  }

  private List<Watch> watching(AccountId account) {
    return watches.stream().filter(watch -> !deaf && watch.account().equals(account)).toList();
  }

  private void hint(AccountId account, MailboxId mailbox) {
    for (Hint hint : hints) {
      if (!deaf && hint.account().equals(account) && hint.mailbox().equals(mailbox)) {
        hint.task().run();
      }
    }
  }

  @Override
  public final <T> T shared(Class<T> type, Supplier<T> factory) {
    // Not computeIfAbsent: a factory may ask for another shared object.
    if (!shared.containsKey(type)) {
      shared.put(type, factory.get());
    }
    return type.cast(shared.get(type));
  }
}
