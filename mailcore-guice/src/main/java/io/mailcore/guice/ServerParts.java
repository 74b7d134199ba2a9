package io.mailcore.guice;

import com.google.inject.Key;
import io.mailcore.net.MailServer;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.TlsSettings;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;
import java.util.Set;

/** What the injector has for a server. The services are made when the server starts, not before. */
final class ServerParts {

  private final Needs needs;
  private final Options options;
  private final Additions additions;

  /** What a server can't do without; looked for when it starts, to say what to add. */
  static final class Needs {

    private final Provider<Optional<MailcoreSettings>> settings;
    private final Provider<Optional<UserDirectory>> users;

    @Inject
    Needs(Provider<Optional<MailcoreSettings>> settings, Provider<Optional<UserDirectory>> users) {
      this.settings = settings;
      this.users = users;
    }
  }

  /** The services that a server has one of at most. */
  static final class Options {

    private final Provider<Optional<AliasResolver>> aliases;
    private final Provider<Optional<MailStore>> store;
    private final Provider<Optional<TlsSettings>> tls;
    private final Provider<Optional<DeliveryTarget>> relay;

    @Inject
    Options(
        Provider<Optional<AliasResolver>> aliases,
        Provider<Optional<MailStore>> store,
        Provider<Optional<TlsSettings>> tls,
        Provider<Optional<DeliveryTarget>> relay) {
      this.aliases = aliases;
      this.store = store;
      this.tls = tls;
      this.relay = relay;
    }

    private void addTo(MailServer.Builder builder) {
      aliases.get().ifPresent(builder::aliases);
      store.get().ifPresent(builder::store);
      tls.get().ifPresent(builder::tls);
      relay.get().ifPresent(builder::relay);
    }
  }

  /** What there may be several of. */
  static final class Additions {

    private final Provider<Set<ProtocolListener>> listeners;
    private final Provider<Set<SmtpPolicy>> policies;
    private final Provider<Set<MessageHandler>> handlers;

    @Inject
    Additions(
        Provider<Set<ProtocolListener>> listeners,
        Provider<Set<SmtpPolicy>> policies,
        Provider<Set<MessageHandler>> handlers) {
      this.listeners = listeners;
      this.policies = policies;
      this.handlers = handlers;
    }

    private void addTo(MailServer.Builder builder) {
      listeners.get().forEach(builder::listener);
      policies.get().forEach(builder::policy);
      for (MessageHandler handler : handlers.get()) {
        handler
            .address()
            .ifPresentOrElse(
                address -> builder.onMessage(address.toString(), handler.listener()),
                () -> builder.onMessage(handler.listener()));
      }
    }
  }

  @Inject
  ServerParts(Needs needs, Options options, Additions additions) {
    this.needs = needs;
    this.options = options;
    this.additions = additions;
  }

  /** A builder with all of it. */
  MailServer.Builder builder() {
    MailcoreSettings settings =
        needs
            .settings
            .get()
            .orElseThrow(
                () ->
                    missing(
                        MailcoreSettings.class,
                        ".toInstance(MailcoreSettings.ofDomain(\"example.org\"))"));
    MailServer.Builder builder = MailServer.builder();
    builder.users(
        needs.users.get().orElseThrow(() -> missing(UserDirectory.class, ".to(SiteUsers.class)")));
    options.addTo(builder);
    additions.addTo(builder);
    settings.applyTo(builder);
    return builder;
  }

  private static IllegalStateException missing(Class<?> key, String line) {
    return new IllegalStateException(
        "no binding for "
            + Key.get(key)
            + ": add to one of your modules: bind("
            + key.getSimpleName()
            + ".class)"
            + line
            + ";");
  }
}
