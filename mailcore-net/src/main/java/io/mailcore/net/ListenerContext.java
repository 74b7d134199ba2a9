package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxId;
import io.mailcore.net.protocol.AccountChanges;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A server's services as one listener sees them. */
record ListenerContext(SharedServices server, boolean hasTls) implements ServerContext {

  @Override
  public String hostName() {
    return server.hostName();
  }

  @Override
  public Set<MailDomain> domains() {
    return server.domains();
  }

  @Override
  public UserDirectory users() {
    return server.users();
  }

  @Override
  public AliasResolver aliases() {
    return server.aliases();
  }

  @Override
  public MailStore store() {
    return server.store();
  }

  @Override
  public List<SmtpPolicy> policies() {
    return server.policies();
  }

  @Override
  public List<MessageHandler> handlers() {
    return server.handlers();
  }

  @Override
  public Optional<DeliveryTarget> relay() {
    return server.relay();
  }

  @Override
  public long maxMessageSize() {
    return server.maxMessageSize();
  }

  @Override
  public boolean plaintextAuthAllowed() {
    return server.plaintextAuthAllowed();
  }

  @Override
  public Authenticator authenticator() {
    return server.authenticator();
  }

  @Override
  public InstantSource clock() {
    return server.clock();
  }

  @Override
  public Registration onChange(AccountId account, AccountChanges listener) {
    return server
        .changes()
        .watch(requireNonNull(account, "account"), requireNonNull(listener, "listener"));
  }

  @Override
  public Registration onChange(AccountId account, MailboxId mailbox, Runnable task) {
    return server
        .changes()
        .watch(
            requireNonNull(account, "account"),
            requireNonNull(mailbox, "mailbox"),
            requireNonNull(task, "task"));
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> factory) {
    return server.shared(requireNonNull(type, "type"), requireNonNull(factory, "factory"));
  }
}
