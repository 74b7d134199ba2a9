package io.mailcore.net;

import io.mailcore.model.MailDomain;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a builder was told, complete and checked. */
record ServerConfiguration(
    Identity identity,
    Services services,
    Bounds bounds,
    Network network,
    Optional<Retention> retention) {

  /** Who the server is. */
  record Identity(String hostName, Set<MailDomain> domains) {}

  /** What the host plugs in; an absent store is looked for. */
  record Services(
      UserDirectory users,
      AliasResolver aliases,
      Optional<MailStore> store,
      List<SmtpPolicy> policies,
      List<MessageHandler> handlers,
      Optional<DeliveryTarget> relay) {}

  /** How much, how long, under which conditions. */
  record Bounds(
      long maxMessageSize,
      boolean plaintextAuthAllowed,
      AuthenticationLimits authentication,
      Duration closeTimeout,
      InstantSource clock,
      Optional<Integer> concurrency) {}

  /** What mail goes by itself, and how often it is looked for. */
  record Retention(RetentionPolicy policy, Duration interval) {}

  /** Where it listens. */
  record Network(List<ProtocolListener> listeners, Optional<TlsSettings> tls) {}
}
