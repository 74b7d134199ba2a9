package io.mailcore.examples.quickstart;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.store.directory.StaticUserDirectory;

/** A mail server inside this process. */
public final class Quickstart {

  private Quickstart() {}

  /** Starts the server of the README; {@code tickets} gets what is sent to contact@example.test. */
  static MailServer start(MessageListener tickets) {
    // readme:begin
    MailServer server =
        MailServer.builder()
            .domain("example.test")
            .users(StaticUserDirectory.builder().user("ann@example.test", "secret").build())
            .tls(TlsSettings.selfSigned())
            .listener(SmtpListener.mx().port(0))
            .listener(ImapListener.onPort(0))
            .onMessage("contact@example.test", tickets)
            .start();
    // readme:end
    return server;
  }

  /** Serves until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    try (MailServer server = start(message -> System.out.println("got " + message.envelope()))) {
      System.out.println("listening on " + server.addresses());
      Thread.currentThread().join();
    }
  }
}
