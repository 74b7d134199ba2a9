package io.mailcore.jakarta;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.MailServer;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Jakarta Mail sessions that know a running server: hosts, ports, TLS, and the certificate that the
 * server made for itself. For tests and trials, and for code that must go over the wire; a host
 * that only sends uses {@link Mailer}. Safe for use by several threads.
 *
 * <pre>{@code
 * Session session = MailSessions.of(server).login("ann", "secret");
 * Transport.send(message);                     // over submission, or else over SMTP
 * Store store = session.getStore("imap");      // or "imaps", "pop3", "pop3s"
 * store.connect();
 * }</pre>
 *
 * <p>Listeners are found by the names that they have unless they are renamed: {@code smtp}, {@code
 * submission}, {@code smtps}, {@code imap}, {@code imaps}, {@code pop3}, {@code pop3s}. What the
 * server hasn't got isn't in the session.
 */
public final class MailSessions {

  private static final String TIMEOUT_MILLIS = "30000";

  private final Map<String, InetSocketAddress> addresses;
  private final Optional<SSLSocketFactory> trust;

  private MailSessions(Map<String, InetSocketAddress> addresses, Optional<SSLSocketFactory> trust) {
    this.addresses = addresses;
    this.trust = trust;
  }

  /** Sessions with this server. */
  public static MailSessions of(MailServer server) {
    // A server with a certificate that everybody trusts needs no context of its own.
    Optional<SSLSocketFactory> trust =
        server.certificates().isEmpty()
            ? Optional.empty()
            : Optional.of(server.clientContext().getSocketFactory());
    return new MailSessions(Map.copyOf(server.addresses()), trust);
  }

  /**
   * A session of a stranger, who sends mail to the server's users: over the listener {@code smtp},
   * without a log-in.
   */
  public Session anonymous() {
    Properties properties = new Properties();
    smtp(properties, List.of("smtp", "submission", "smtps"), false);
    return Session.getInstance(properties);
  }

  /**
   * A session of a user: sends over submission, with STARTTLS or implicit TLS, or over {@code smtp}
   * where there is none; reads by IMAP and POP3.
   */
  public Session login(String user, String password) {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    Properties properties = new Properties();
    boolean submission = addresses.containsKey("submission") || addresses.containsKey("smtps");
    smtp(properties, List.of("submission", "smtps", "smtp"), submission);
    store(properties, "imap");
    store(properties, "imaps");
    store(properties, "pop3");
    store(properties, "pop3s");
    for (String protocol : List.of("smtp", "smtps", "imap", "imaps", "pop3", "pop3s")) {
      properties.setProperty("mail." + protocol + ".user", user);
    }
    return Session.getInstance(properties, new Credentials(user, password));
  }

  private void smtp(Properties properties, List<String> names, boolean auth) {
    for (String name : names) {
      if (addresses.containsKey(name)) {
        String protocol = name.equals("smtps") ? "smtps" : "smtp";
        connection(properties, protocol, addresses.get(name));
        properties.setProperty("mail." + protocol + ".auth", Boolean.toString(auth));
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail.transport.protocol.rfc822", protocol);
        return;
      }
    }
  }

  private void store(Properties properties, String protocol) {
    if (addresses.containsKey(protocol)) {
      connection(properties, protocol, addresses.get(protocol));
      properties.putIfAbsent("mail.store.protocol", protocol);
    }
  }

  private void connection(Properties properties, String protocol, InetSocketAddress address) {
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "host", host(address.getAddress()));
    properties.setProperty(prefix + "port", Integer.toString(address.getPort()));
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (!protocol.endsWith("s")) {
      properties.setProperty(prefix + "starttls.enable", "true");
    }
    trust.ifPresent(factory -> properties.put(prefix + "ssl.socketFactory", factory));
  }

  private static String host(InetAddress address) {
    return address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
  }

  /** Gives the password to whoever asks in this session. */
  private static final class Credentials extends Authenticator {

    private final PasswordAuthentication answer;

    Credentials(String user, String password) {
      this.answer = new PasswordAuthentication(user, password);
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return answer;
    }
  }
}
