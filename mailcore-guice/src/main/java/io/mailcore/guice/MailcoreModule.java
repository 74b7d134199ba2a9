package io.mailcore.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.mailcore.model.MailAddress;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.TlsSettings;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import java.util.Optional;

/**
 * A mail server for an injector.
 *
 * <pre>{@code
 * Injector injector = Guice.createInjector(
 *     MailcoreModule.of(MailcoreSettings.ofDomain("example.org")),
 *     new AbstractModule() {
 *       protected void configure() {
 *         bind(UserDirectory.class).to(SiteUsers.class);            // needed
 *         bind(MailStore.class).to(SiteStore.class);                // and so on, each optional
 *         MailcoreModule.listeners(binder()).addBinding().toInstance(SmtpListener.mx());
 *         MailcoreModule.onMessage(binder(), "contact@example.org", tickets::open);
 *       }
 *     });
 * MailServer server = injector.getInstance(MailServerService.class).start();
 * }</pre>
 *
 * <p>{@link AliasResolver}, {@link MailStore}, {@link TlsSettings} and {@link DeliveryTarget} (the
 * way to other domains) may be bound or not: without them, the builder's defaults hold. {@link
 * ProtocolListener}s, {@link SmtpPolicy}s and {@link MessageHandler}s are sets, to which any module
 * adds, in the order of the modules. Services are made when the server starts, in the scope that
 * they are bound in; a store that the injector made is the host's to close.
 */
public final class MailcoreModule extends AbstractModule {

  private final Optional<MailcoreSettings> settings;

  private MailcoreModule(Optional<MailcoreSettings> settings) {
    this.settings = settings;
  }

  /** With these settings. */
  public static MailcoreModule of(MailcoreSettings settings) {
    return new MailcoreModule(Optional.of(settings));
  }

  /** With settings that another module binds as {@link MailcoreSettings}. */
  public static MailcoreModule create() {
    return new MailcoreModule(Optional.empty());
  }

  /** The set of listeners; at least one is needed. */
  public static Multibinder<ProtocolListener> listeners(Binder binder) {
    return Multibinder.newSetBinder(binder, ProtocolListener.class);
  }

  /** The set of rules for mail that comes in. */
  public static Multibinder<SmtpPolicy> policies(Binder binder) {
    return Multibinder.newSetBinder(binder, SmtpPolicy.class);
  }

  /** The set of handlers of messages. */
  public static Multibinder<MessageHandler> handlers(Binder binder) {
    return Multibinder.newSetBinder(binder, MessageHandler.class);
  }

  /**
   * Adds a handler of the messages for one address.
   *
   * @throws IllegalArgumentException if it is no address
   */
  public static void onMessage(Binder binder, String address, MessageListener listener) {
    requireNonNull(listener, "listener");
    handlers(binder)
        .addBinding()
        .toInstance(new MessageHandler(Optional.of(MailAddress.of(address)), listener));
  }

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), UserDirectory.class);
    OptionalBinder.newOptionalBinder(binder(), AliasResolver.class);
    OptionalBinder.newOptionalBinder(binder(), MailStore.class);
    OptionalBinder.newOptionalBinder(binder(), TlsSettings.class);
    OptionalBinder.newOptionalBinder(binder(), DeliveryTarget.class);
    OptionalBinder.newOptionalBinder(binder(), MailcoreSettings.class);
    settings.ifPresent(given -> bind(MailcoreSettings.class).toInstance(given));
    listeners(binder());
    policies(binder());
    handlers(binder());
    bind(MailServerService.class);
  }
}
