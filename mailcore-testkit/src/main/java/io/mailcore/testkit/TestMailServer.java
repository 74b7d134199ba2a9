package io.mailcore.testkit;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.ImapListener;
import io.mailcore.jakarta.MailSessions;
import io.mailcore.jakarta.Mailer;
import io.mailcore.model.MailAddress;
import io.mailcore.net.AuthenticationLimits;
import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.store.MemoryMailStore;
import jakarta.mail.Session;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A mail server for tests, on free ports of the loopback address: SMTP, submission, IMAP and POP3,
 * each in clear, with STARTTLS, and with implicit TLS. Started in milliseconds, independent of all
 * others. Safe for use by several threads.
 *
 * <p>Mail for every address is taken and kept, whatever its domain, so that nothing that a test
 * sends gets out; {@link Builder#refuseUnknown()} makes it refuse what is for none of its users.
 * Passwords may come in clear, failed log-ins aren't slowed down.
 */
public final class TestMailServer implements AutoCloseable {

  private static final String DOMAIN = "example.test";
  private static final String PASSWORD = "secret";

  private final MailServer server;
  private final MemoryMailStore store;
  private final TestUsers users;
  private final Map<MailAddress, String> declared;
  private final ReceivedMessages messages;

  private TestMailServer(
      MailServer server,
      MemoryMailStore store,
      TestUsers users,
      Map<MailAddress, String> declared,
      ReceivedMessages messages) {
    this.server = server;
    this.store = store;
    this.users = users;
    this.declared = declared;
    this.messages = messages;
  }

  /** Describes a server. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a server that needs no description. */
  public static TestMailServer start() {
    return builder().start();
  }

  /** The server itself. */
  public MailServer server() {
    return server;
  }

  /** The messages that arrived. */
  public ReceivedMessages messages() {
    return messages;
  }

  /** Where mail is kept. */
  public MemoryMailStore store() {
    return store;
  }

  /**
   * Where mail for the users is taken, without a log-in; what an application is configured with.
   */
  public InetSocketAddress smtp() {
    return server.address("smtp");
  }

  /** Where users send mail, after a log-in. */
  public InetSocketAddress submission() {
    return server.address("submission");
  }

  /** Where users read mail by IMAP. */
  public InetSocketAddress imap() {
    return server.address("imap");
  }

  /** Where users read mail by POP3. */
  public InetSocketAddress pop3() {
    return server.address("pop3");
  }

  /** A Jakarta Mail session that sends without a log-in. */
  public Session session() {
    return MailSessions.of(server).anonymous();
  }

  /**
   * A Jakarta Mail session of one of the users, with its password.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public Session session(String user) {
    String password =
        users
            .password(MailAddress.of(user))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "user: " + user + " (expected: one that was added with user(...))"));
    return MailSessions.of(server).login(user, password);
  }

  /** Sends in process. */
  public Mailer mailer() {
    return Mailer.of(server);
  }

  /** Adds a user whose log-in name is the address. */
  public TestMailServer user(String address, String password) {
    users.add(MailAddress.of(address), requireNonNull(password, "password"));
    return this;
  }

  /** Adds a user with the password {@code secret}. */
  public TestMailServer user(String address) {
    return user(address, PASSWORD);
  }

  /** Forgets all messages and mailboxes, and the users that were added since the start. */
  public void reset() {
    store.clear();
    users.retain(declared);
    messages.clear();
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }

  /** Describes a server. Not for use by several threads. */
  public static final class Builder {

    private final Map<MailAddress, String> users = new LinkedHashMap<>();
    private final List<Consumer<MailServer.Builder>> changes = new ArrayList<>();
    private UnaryOperator<SmtpListener> smtp = listener -> listener;
    private boolean refuseUnknown;

    private Builder() {}

    /** A user whose log-in name is the address, and whose domain is one of the server's. */
    public Builder user(String address, String password) {
      users.put(MailAddress.of(address), requireNonNull(password, "password"));
      return this;
    }

    /** A user with the password {@code secret}. */
    public Builder user(String address) {
      return user(address, PASSWORD);
    }

    /** Refuses mail that is for none of the users, as a real server does. */
    public Builder refuseUnknown() {
      refuseUnknown = true;
      return this;
    }

    /** Changes the listeners for SMTP and submission. */
    public Builder smtp(UnaryOperator<SmtpListener> change) {
      smtp = requireNonNull(change, "change");
      return this;
    }

    /** Changes anything else of the server, after the testkit's own settings. */
    public Builder configure(Consumer<MailServer.Builder> change) {
      changes.add(requireNonNull(change, "change"));
      return this;
    }

    /** Starts the server. */
    public TestMailServer start() {
      MemoryMailStore store = MemoryMailStore.create();
      TestUsers directory = new TestUsers(!refuseUnknown);
      directory.retain(users);
      ReceivedMessages messages = new ReceivedMessages();
      MailServer.Builder builder = MailServer.builder().domain(DOMAIN);
      users.keySet().forEach(address -> builder.domain(address.domain()));
      builder
          .users(directory)
          .store(store)
          .tls(TlsSettings.selfSigned())
          .allowPlaintextAuth(true)
          .authenticationLimits(AuthenticationLimits.DEFAULT.withoutDelay().withFailures(1_000_000))
          .closeTimeout(Duration.ofSeconds(2))
          .onMessage(messages);
      listeners(builder);
      changes.forEach(change -> change.accept(builder));
      try {
        return new TestMailServer(builder.start(), store, directory, Map.copyOf(users), messages);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    }

    private void listeners(MailServer.Builder builder) {
      // A test is one client from one address, however many connections it makes.
      ConnectionLimits limits = ConnectionLimits.DEFAULT.withPerAddress(10_000);
      builder
          .listener(smtp.apply(SmtpListener.mx().port(0).limits(limits)))
          .listener(smtp.apply(SmtpListener.submission().port(0).limits(limits)))
          .listener(smtp.apply(SmtpListener.submissions().port(0).limits(limits)))
          .listener(ImapListener.onPort(0).limits(limits))
          .listener(ImapListener.implicitTls().port(0).limits(limits))
          .listener(Pop3Listener.onPort(0).limits(limits))
          .listener(Pop3Listener.implicitTls().port(0).limits(limits));
    }
  }
}
