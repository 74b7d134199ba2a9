package io.mailcore.examples.standalone;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.MailAddress;
import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.MailServer;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.RetentionPolicy;
import io.mailcore.net.RetentionRule;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.StaticAliases;
import io.mailcore.store.directory.StaticUserDirectory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The server and the store that the options ask for, both closed together. */
final class StandaloneServer implements AutoCloseable {

  private static final String H2 = "h2:";
  private static final String JDBC = "jdbc:";

  /** With what comes after it, the process ends within ten seconds. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

  private final MailServer server;
  private final MailStore store;
  private final String storeText;

  private StandaloneServer(MailServer server, MailStore store, String storeText) {
    this.server = server;
    this.store = store;
    this.storeText = storeText;
  }

  /**
   * Starts it.
   *
   * @throws UsageException if the options ask for what can't be
   */
  static StandaloneServer start(Options options) {
    if (options.lmtp != null) {
      throw new UsageException("--lmtp: LMTP is not there yet; leave the option out");
    }
    if (options.exit && !options.demo) {
      throw new UsageException(
          "--exit: goes with --demo alone; a server that serves ends by SIGTERM");
    }
    if (options.listeners().isEmpty()) {
      throw new UsageException(
          "no listener: give at least one of --smtp, --submission, --smtps, --imap, --imaps,"
              + " --pop3, --pop3s, or --demo");
    }
    if (options.users.isEmpty()) {
      throw new UsageException("no user: give at least one --user ADDRESS:PASSWORD, or --demo");
    }
    String storeText = Optional.ofNullable(options.store).orElse("memory");
    MailServer.Builder builder =
        MailServer.builder()
            .users(users(options))
            .aliases(aliases(options))
            .tls(tls(options.tls))
            .closeTimeout(CLOSE_TIMEOUT)
            .allowPlaintextAuth(options.allowPlaintextAuth);
    domains(options).forEach(builder::domain);
    Optional.ofNullable(options.maxMessageSize).ifPresent(builder::maxMessageSize);
    retention(options).ifPresent(builder::retention);
    options.listeners().forEach((name, address) -> builder.listener(listener(name, address)));
    MailStore store = openStore(storeText);
    try {
      return new StandaloneServer(builder.store(store).start(), store, withoutPassword(storeText));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static String withoutPassword(String storeText) {
    return storeText.startsWith(JDBC) ? JdbcUrl.parse(storeText).toString() : storeText;
  }

  private static Optional<RetentionPolicy> retention(Options options) {
    List<RetentionRule> rules = new ArrayList<>();
    options.retained.forEach(option -> rules.addAll(option.rules()));
    Optional.ofNullable(options.keep)
        .map(count -> RetentionRule.everyMailbox().withMaxMessages(count))
        .ifPresent(rules::add);
    return rules.isEmpty() ? Optional.empty() : Optional.of(RetentionPolicy.of(rules));
  }

  private static Set<String> domains(Options options) {
    Set<String> domains = new LinkedHashSet<>(options.domains);
    if (domains.isEmpty()) {
      options.users.forEach(user -> domains.add(user.address().domain()));
    }
    return domains;
  }

  private static UserDirectory users(Options options) {
    StaticUserDirectory.Builder users = StaticUserDirectory.builder();
    for (UserOption user : options.users) {
      users.user(user.address().toString(), user.password());
    }
    return users.build();
  }

  private static AliasResolver aliases(Options options) {
    StaticAliases.Builder aliases = StaticAliases.builder();
    for (AliasOption alias : options.aliases) {
      aliases.alias(
          alias.alias().toString(),
          alias.targets().stream().map(MailAddress::toString).toArray(String[]::new));
    }
    return aliases.build();
  }

  private static TlsSettings tls(String text) {
    if (text.equals("self-signed")) {
      return TlsSettings.selfSigned();
    }
    int comma = text.indexOf(',');
    if (comma < 1 || comma == text.length() - 1) {
      throw new UsageException("--tls: '" + text + "' (expected: self-signed or CERT.pem,KEY.pem)");
    }
    return TlsSettings.pem(Path.of(text.substring(0, comma)), Path.of(text.substring(comma + 1)));
  }

  /** Opens the store that the command line names. */
  static MailStore openStore(String text) {
    if (text.equals("memory")) {
      return MemoryMailStore.create();
    }
    if (text.startsWith(H2) && text.length() > H2.length()) {
      return open(JdbcMailStore.builder().h2(Path.of(text.substring(H2.length()))));
    }
    if (text.startsWith(JDBC)) {
      return open(JdbcUrl.parse(text).store());
    }
    throw new UsageException("--store: '" + text + "' (expected: memory, h2:DIR or jdbc:URL)");
  }

  private static MailStore open(JdbcMailStore.Builder builder) {
    try {
      return builder.open();
    } catch (IllegalStateException e) {
      // A driver that is missing, or tables of another version.
      throw new UsageException("--store: " + e.getMessage());
    }
  }

  private static ProtocolListener listener(String name, BindAddress address) {
    int port = address.port();
    String host = address.host();
    ConnectionLimits limits = limits(address);
    return switch (name) {
      case "smtp" -> SmtpListener.mx().host(host).port(port).limits(limits);
      case "submission" -> SmtpListener.submission().host(host).port(port).limits(limits);
      case "smtps" -> SmtpListener.submissions().host(host).port(port).limits(limits);
      case "imap" -> ImapListener.onPort(port).host(host).limits(limits);
      case "imaps" -> ImapListener.implicitTls().host(host).port(port).limits(limits);
      case "pop3" -> Pop3Listener.onPort(port).host(host).limits(limits);
      case "pop3s" -> Pop3Listener.implicitTls().host(host).port(port).limits(limits);
      default -> throw new IllegalArgumentException("listener: " + name);
    };
  }

  /**
   * All clients of a loopback address come from one address, so that a bound for each of them would
   * be one for all.
   */
  private static ConnectionLimits limits(BindAddress address) {
    ConnectionLimits limits = ConnectionLimits.DEFAULT;
    return address.isLoopback() ? limits.withPerAddress(limits.total()) : limits;
  }

  MailServer server() {
    return server;
  }

  /** The one line that tells other programs where to go. */
  String readyLine() {
    StringJoiner line = new StringJoiner(" ");
    line.add("mailcore ready");
    for (Map.Entry<String, InetSocketAddress> entry : server.addresses().entrySet()) {
      line.add(entry.getKey() + "=" + text(entry.getValue()));
    }
    return line.add("store=" + storeText).toString();
  }

  /** An address as a mail client's settings have it. */
  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
