package io.mailcore.examples.guice;

import com.google.inject.AbstractModule;
import io.mailcore.guice.MailcoreModule;
import io.mailcore.guice.MailcoreSettings;
import io.mailcore.imap.ImapListener;
import io.mailcore.net.TlsSettings;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.store.directory.StaticUserDirectory;

/**
 * What the application says of its mail: who its users are, where it listens, and who takes what
 * comes in.
 */
public final class MailModule extends AbstractModule {

  private final MessageListener tickets;

  /** Mail to contact@example.test goes to {@code tickets}. */
  public MailModule(MessageListener tickets) {
    this.tickets = tickets;
  }

  @Override
  protected void configure() {
    install(MailcoreModule.of(MailcoreSettings.ofDomain("example.test")));
    bind(UserDirectory.class)
        .toInstance(StaticUserDirectory.builder().user("ann@example.test", "secret").build());
    bind(TlsSettings.class).toInstance(TlsSettings.selfSigned());
    MailcoreModule.listeners(binder()).addBinding().toInstance(SmtpListener.mx().port(0));
    MailcoreModule.listeners(binder()).addBinding().toInstance(ImapListener.onPort(0));
    MailcoreModule.onMessage(binder(), "contact@example.test", tickets);
  }
}
