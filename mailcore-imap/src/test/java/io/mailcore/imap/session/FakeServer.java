package io.mailcore.imap.session;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A server's services for sessions under test: a store, and users whose passwords are known. */
public final class FakeServer implements ServerContext {

  /** What all sessions take for now. */
  public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private record Hint(AccountId account, MailboxId mailbox, Runnable task) {}

  private final MailStore store;
  private final FakeAuthenticator authenticator;
  private final List<Hint> hints = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private final long maxMessageSize;
  private boolean deaf;

  /** A server over {@code store} that takes messages of 10,000 octets. */
  public FakeServer(MailStore store) {
    this(store, 10_000);
  }

  /** A server over {@code store}. */
  public FakeServer(MailStore store, long maxMessageSize) {
    this.store = store;
    this.maxMessageSize = maxMessageSize;
    this.authenticator = new FakeAuthenticator();
    store.subscribe(
        new ChangeListener() {
          @Override
          public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
            hint(account, mailbox);
          }
        });
  }

  private void hint(AccountId account, MailboxId mailbox) {
    for (Hint hint : hints) {
      if (!deaf && hint.account().equals(account) && hint.mailbox().equals(mailbox)) {
        hint.task().run();
      }
    }
  }

  /** Loses all hints from now on. */
  public void deaf() {
    deaf = true;
  }

  /** How many mailboxes are being listened to. */
  public int listeners() {
    return hints.size();
  }

  @Override
  public FakeAuthenticator authenticator() {
    return authenticator;
  }

  @Override
  public String hostName() {
    return "mail.example.test";
  }

  @Override
  public Set<MailDomain> domains() {
    return Set.of();
  }

  @Override
  public UserDirectory users() {
    throw new AssertionError("sessions ask the authenticator");
  }

  @Override
  public AliasResolver aliases() {
    throw new AssertionError("no affair of IMAP");
  }

  @Override
  public MailStore store() {
    return store;
  }

  @Override
  public List<SmtpPolicy> policies() {
    return List.of();
  }

  @Override
  public List<MessageHandler> handlers() {
    return List.of();
  }

  @Override
  public Optional<DeliveryTarget> relay() {
    return Optional.empty();
  }

  @Override
  public long maxMessageSize() {
    return maxMessageSize;
  }

  @Override
  public boolean plaintextAuthAllowed() {
    return authenticator.plaintextAllowed();
  }

  @Override
  public boolean hasTls() {
    return true;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  @Override
  public Registration onChange(AccountId account, MailboxId mailbox, Runnable task) {
    Hint hint = new Hint(account, mailbox, task);
    hints.add(hint);
    return () -> hints.remove(hint);
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> factory) {
    return type.cast(shared.computeIfAbsent(type, any -> factory.get()));
  }
}
