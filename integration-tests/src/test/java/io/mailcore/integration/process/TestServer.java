package io.mailcore.integration.process;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.AuthenticationLimits;
import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.MailServer;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.directory.StaticAliases;
import io.mailcore.store.directory.StaticUserDirectory;

/** A server with all protocols on free ports, for users ann and bob, with limits out of the way. */
public final class TestServer implements AutoCloseable {

  /** Whose mail it is. */
  public static final String ANN = "ann@example.test";

  /** Somebody else. */
  public static final String BOB = "bob@example.test";

  /** The password of both. */
  public static final String PASSWORD = "secret";

  /** Enough for thousands of connections and commands from one address. */
  public static final ConnectionLimits UNLIMITED =
      new ConnectionLimits(20_000, 20_000, 1_000, 10_000, 10_000_000);

  private final MailServer server;

  private TestServer(MailServer server) {
    this.server = server;
  }

  /** Starts one over a store, which stays the caller's. */
  public static TestServer start(MailStore store) {
    return new TestServer(builder(store).start());
  }

  /** Starts what a builder describes that began as {@link #builder}. */
  public static TestServer start(MailServer.Builder builder) {
    return new TestServer(builder.start());
  }

  /** Describes a server with the listeners smtp, submission, imap and pop3. */
  public static MailServer.Builder builder(MailStore store) {
    return MailServer.builder()
        .hostName("mx.example.test")
        .domain("example.test")
        .users(users())
        .aliases(StaticAliases.builder().alias("postmaster@example.test", ANN).build())
        .store(store)
        .listener(SmtpListener.mx().port(0).limits(UNLIMITED))
        .listener(SmtpListener.submission().port(0).limits(UNLIMITED))
        .listener(ImapListener.onPort(0).limits(UNLIMITED))
        .listener(Pop3Listener.onPort(0).limits(UNLIMITED))
        .authenticationLimits(AuthenticationLimits.DEFAULT.withoutDelay())
        .allowPlaintextAuth(true);
  }

  /** Ann and Bob. */
  public static UserDirectory users() {
    return StaticUserDirectory.builder().user(ANN, PASSWORD).user(BOB, PASSWORD).build();
  }

  /** The server itself. */
  public MailServer server() {
    return server;
  }

  /** The port of the listener of this name. */
  public int port(String listener) {
    return server.address(listener).getPort();
  }

  /** The port where mail from strangers comes in. */
  public int smtp() {
    return port("smtp");
  }

  /** The port of IMAP. */
  public int imap() {
    return port("imap");
  }

  /** The port of POP3. */
  public int pop3() {
    return port("pop3");
  }

  @Override
  public void close() {
    server.close();
  }
}
