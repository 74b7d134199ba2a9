package io.mailcore.smtp.testing;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxId;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.MemoryUserDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A server's services for tests of one thread: the domains {@code l.test} and {@code m.test}, the
 * users {@code u} and {@code v}, a store in memory, a clock that the test moves.
 */
public final class FakeServer implements ServerContext {

  public final MemoryUserDirectory users = MemoryUserDirectory.create();
  public final List<SmtpPolicy> policies = new ArrayList<>();
  public final List<MessageHandler> handlers = new ArrayList<>();
  public final Set<MailDomain> domains = new LinkedHashSet<>();
  public MailStore store = MemoryMailStore.create();
  public AliasResolver aliases = address -> Resolution.pass();
  public Optional<DeliveryTarget> relay = Optional.empty();
  public Instant now = Instant.parse("2026-03-01T12:00:00Z");
  public long maxMessageSize = 1_000_000;
  public boolean hasTls = true;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  public FakeServer() {
    domains.add(MailDomain.of("l.test"));
    domains.add(MailDomain.of("m.test"));
    users.add("u", "secret", "u@l.test");
    users.add("v", "secret", "v@l.test", "v@m.test");
  }

  /** A connection that has been greeted. */
  public FakeConnection connect(SmtpListener listener) {
    return open(listener, false).run();
  }

  /** A connection with TLS that has been greeted. */
  public FakeConnection connectTls(SmtpListener listener) {
    return open(listener, true).run();
  }

  /** A connection on which nothing has run yet. */
  public FakeConnection open(SmtpListener listener, boolean tls) {
    return new FakeConnection(listener.protocol(this), hasTls, tls);
  }

  public FakeServer alias(String address, Resolution resolution) {
    AliasResolver before = aliases;
    MailAddress wanted = MailAddress.of(address);
    aliases = asked -> asked.equals(wanted) ? resolution : before.resolve(asked);
    return this;
  }

  public FakeServer handler(MessageListener listener) {
    handlers.add(new MessageHandler(Optional.empty(), listener));
    return this;
  }

  public FakeServer handler(String address, MessageListener listener) {
    handlers.add(new MessageHandler(Optional.of(MailAddress.of(address)), listener));
    return this;
  }

  /** The messages in somebody's INBOX, whole. */
  public List<String> inbox(String account) {
    return Stored.messages(store, account, "INBOX");
  }

  @Override
  public String hostName() {
    return "mx.l.test";
  }

  @Override
  public Set<MailDomain> domains() {
    return domains;
  }

  @Override
  public UserDirectory users() {
    return users;
  }

  @Override
  public AliasResolver aliases() {
    return address -> aliases.resolve(address);
  }

  @Override
  public MailStore store() {
    return store;
  }

  @Override
  public List<SmtpPolicy> policies() {
    return policies;
  }

  @Override
  public List<MessageHandler> handlers() {
    return handlers;
  }

  @Override
  public Optional<DeliveryTarget> relay() {
    return relay;
  }

  @Override
  public long maxMessageSize() {
    return maxMessageSize;
  }

  @Override
  public boolean plaintextAuthAllowed() {
    return false;
  }

  @Override
  public Authenticator authenticator() {
    return new FakeAuthenticator(users);
  }

  @Override
  public boolean hasTls() {
    return hasTls;
  }

  @Override
  public InstantSource clock() {
    return () -> now;
  }

  @Override
  public Registration onChange(AccountId account, MailboxId mailbox, Runnable task) {
    throw new UnsupportedOperationException("SMTP waits for no changes");
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> factory) {
    // Not computeIfAbsent: a factory may ask for another shared object.
    if (!shared.containsKey(type)) {
      shared.put(type, factory.get());
    }
    return type.cast(shared.get(type));
  }
}
