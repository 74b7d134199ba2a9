package io.mailcore.net;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.MailDomain;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.MailStoreProvider;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A running mail server in the host's process. Safe for use by several threads.
 *
 * <pre>{@code
 * try (MailServer server = MailServer.builder()
 *     .domain("example.test")
 *     .users(users)
 *     .listener(SmtpListener.mx().port(0))
 *     .listener(ImapListener.onPort(0))
 *     .start()) {
 *   int port = server.address(ImapListener.class).getPort();
 *   ...
 * }
 * }</pre>
 */
public final class MailServer implements AutoCloseable {

  private final RunningServer running;

  MailServer(RunningServer running) {
    this.running = running;
  }

  /** Describes a server. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Where the listener of this name listens, with its real port.
   *
   * @throws IllegalArgumentException if there is none
   */
  public InetSocketAddress address(String listenerName) {
    return running.address(requireNonNull(listenerName, "listenerName"));
  }

  /**
   * Where the only listener of this type listens, with its real port.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  public InetSocketAddress address(Class<? extends ProtocolListener> type) {
    return running.address(requireNonNull(type, "type"));
  }

  /** All addresses by the listeners' names, in the order in which the builder was given them. */
  public Map<String, InetSocketAddress> addresses() {
    return Collections.unmodifiableMap(running.addresses());
  }

  /**
   * The authorities that were made for this server by {@link TlsSettings#selfSigned}: what a client
   * must trust. Empty if there are none.
   */
  public List<X509Certificate> certificates() {
    return running.certificates();
  }

  /** TLS for clients that trust {@link #certificates()} and nothing else, for tests and trials. */
  public SSLContext clientContext() {
    return running.clientContext();
  }

  /**
   * Hands messages of the host to the server, without a socket.
   *
   * @throws IllegalStateException if the server has no SMTP listener
   */
  public MessageSubmission submission() {
    return running.submission();
  }

  /** Whether it hasn't been closed. */
  public boolean isRunning() {
    return running.isRunning();
  }

  /**
   * Accepts no more connections, tells all sessions to end, waits for those that are in the middle
   * of something, for {@link Builder#closeTimeout} at most, then interrupts them; frees all threads
   * and ports. A store that the builder was given is left open. Idempotent: every call returns when
   * the server is closed.
   */
  @Override
  public void close() {
    running.close();
  }

  /** Describes a server. Not for use by several threads; may start several servers. */
  public static final class Builder {

    private static final long DEFAULT_MAX_MESSAGE_SIZE = 25L * 1024 * 1024;
    private static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_RETENTION_INTERVAL = Duration.ofHours(1);
    private static final Duration SHORTEST_RETENTION_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETENTION_INTERVAL = Duration.ofDays(7);
    private static final int LEAST_MAX_MESSAGE_SIZE = 64 * 1024;

    private Optional<String> hostName = Optional.empty();
    private final Set<MailDomain> domains = new LinkedHashSet<>();
    private @Nullable UserDirectory users;
    private AliasResolver aliases = new NoAliases();
    private Optional<MailStore> store = Optional.empty();
    private final List<ProtocolListener> listeners = new ArrayList<>();
    private Optional<TlsSettings> tls = Optional.empty();
    private final List<MessageHandler> handlers = new ArrayList<>();
    private final List<SmtpPolicy> policies = new ArrayList<>();
    private Optional<DeliveryTarget> relay = Optional.empty();
    private long maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;
    private boolean plaintextAuth;
    private AuthenticationLimits authenticationLimits = AuthenticationLimits.DEFAULT;
    private Duration closeTimeout = DEFAULT_CLOSE_TIMEOUT;
    private InstantSource clock = InstantSource.system();
    private Optional<Integer> concurrency = Optional.empty();
    private Optional<ServerConfiguration.Retention> retention = Optional.empty();

    private Builder() {}

    /**
     * What the server calls itself in greetings and trace fields; the first domain by default.
     *
     * @throws IllegalArgumentException if it is no host name
     */
    public Builder hostName(String name) {
      hostName = Optional.of(MailDomain.of(name).value());
      return this;
    }

    /**
     * A domain whose mail is for accounts here; at least one is needed, the first completes
     * addresses without a domain.
     *
     * @throws IllegalArgumentException if it is no domain
     */
    public Builder domain(String domain) {
      domains.add(MailDomain.of(domain));
      return this;
    }

    /** Who has an account. Needed. */
    public Builder users(UserDirectory directory) {
      users = requireNonNull(directory, "directory");
      return this;
    }

    /** Where mail for other names goes; without it, nowhere. */
    public Builder aliases(AliasResolver resolver) {
      aliases = requireNonNull(resolver, "resolver");
      return this;
    }

    /**
     * Where mail is kept; never closed by the server. Without it, a {@link MailStoreProvider} on
     * the class path makes one (the artifact {@code mailcore-store} has one in memory), which the
     * server closes.
     */
    public Builder store(MailStore given) {
      store = Optional.of(given);
      return this;
    }

    /** A listener; at least one is needed, each with a name of its own. */
    public Builder listener(ProtocolListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * What mail goes by itself, looked for every hour; without it, none. The store must list its
     * accounts ({@link io.mailcore.spi.store.AccountListing}), as those of {@code mailcore-store}
     * do.
     */
    public Builder retention(RetentionPolicy policy) {
      return retention(policy, DEFAULT_RETENTION_INTERVAL);
    }

    /**
     * What mail goes by itself, and how often it is looked for: for the first time within a tenth
     * of the interval, then each time a tenth sooner or later, so that several nodes seldom do it
     * at once; if they do, that's harmless. Done on a thread of its own, see {@link
     * RetentionPolicy#apply}; ages count back from the time of {@link #clock}.
     *
     * @param interval 1 second to 7 days
     */
    public Builder retention(RetentionPolicy policy, Duration interval) {
      requireNonNull(policy, "policy");
      if (requireNonNull(interval, "interval").compareTo(SHORTEST_RETENTION_INTERVAL) < 0
          || interval.compareTo(LONGEST_RETENTION_INTERVAL) > 0) {
        throw new IllegalArgumentException(
            "retention interval: " + interval + " (expected: PT1S to PT168H)");
      }
      retention = Optional.of(new ServerConfiguration.Retention(policy, interval));
      return this;
    }

    /** The certificate of all listeners that have none of their own. */
    public Builder tls(TlsSettings settings) {
      tls = Optional.of(settings);
      return this;
    }

    /** Gets every message that comes in for a recipient here. */
    public Builder onMessage(MessageListener listener) {
      handlers.add(new MessageHandler(Optional.empty(), listener));
      return this;
    }

    /**
     * Gets every message that comes in for one address.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public Builder onMessage(String address, MessageListener listener) {
      handlers.add(new MessageHandler(Optional.of(MailAddress.of(address)), listener));
      return this;
    }

    /** A rule for mail that comes in; asked in the order in which they are given. */
    public Builder policy(SmtpPolicy policy) {
      policies.add(requireNonNull(policy, "policy"));
      return this;
    }

    /** Takes the mail of logged-in users for other domains; without it none goes out. */
    public Builder relay(DeliveryTarget target) {
      relay = Optional.of(target);
      return this;
    }

    /** The largest message that is taken, in octets, 64 KiB at least; default 25 MiB. */
    public Builder maxMessageSize(long octets) {
      if (octets < LEAST_MAX_MESSAGE_SIZE) {
        throw new IllegalArgumentException(
            "maxMessageSize: " + octets + " (expected: " + LEAST_MAX_MESSAGE_SIZE + " or more)");
      }
      maxMessageSize = octets;
      return this;
    }

    /** Whether passwords may come over connections without TLS: only for tests; default no. */
    public Builder allowPlaintextAuth(boolean allowed) {
      plaintextAuth = allowed;
      return this;
    }

    /** How failed log-ins are slowed down. */
    public Builder authenticationLimits(AuthenticationLimits limits) {
      authenticationLimits = requireNonNull(limits, "limits");
      return this;
    }

    /** How long {@link MailServer#close} waits for sessions at work; default 10 seconds. */
    public Builder closeTimeout(Duration timeout) {
      if (requireNonNull(timeout, "timeout").isNegative()) {
        throw new IllegalArgumentException("closeTimeout: " + timeout + " (expected: 0 or more)");
      }
      closeTimeout = timeout;
      return this;
    }

    /** What time it is; the system's clock by default. */
    public Builder clock(InstantSource source) {
      clock = requireNonNull(source, "source");
      return this;
    }

    /**
     * How many sessions may be at work at once; idle ones don't count. By default 256 where the JVM
     * has virtual threads, else four for each processor, but 16 at least.
     */
    public Builder concurrency(int sessions) {
      if (sessions < 1) {
        throw new IllegalArgumentException("concurrency: " + sessions + " (expected: 1 or more)");
      }
      concurrency = Optional.of(sessions);
      return this;
    }

    /**
     * Starts the server. All listeners are bound when this returns.
     *
     * @throws ServerStartException if a setting can't work, with a sentence that says what to do;
     *     nothing is left behind
     */
    public MailServer start() {
      return new MailServer(RunningServer.start(configuration()));
    }

    private ServerConfiguration configuration() {
      if (users == null) {
        throw new ServerStartException("no users: give MailServer.builder().users(...)");
      }
      if (domains.isEmpty()) {
        throw new ServerStartException(
            "no domain: give MailServer.builder().domain(\"example.org\"), the domain whose mail"
                + " is for your users");
      }
      if (listeners.isEmpty()) {
        throw new ServerStartException(
            "no listener: give MailServer.builder().listener(...), for example"
                + " SmtpListener.mx()");
      }
      String name = hostName.orElseGet(() -> domains.iterator().next().value());
      return new ServerConfiguration(
          new ServerConfiguration.Identity(
              name, Collections.unmodifiableSet(new LinkedHashSet<>(domains))),
          new ServerConfiguration.Services(
              users, aliases, store, List.copyOf(policies), List.copyOf(handlers), relay),
          new ServerConfiguration.Bounds(
              maxMessageSize,
              plaintextAuth,
              authenticationLimits,
              closeTimeout,
              clock,
              concurrency),
          new ServerConfiguration.Network(List.copyOf(listeners), tls),
          retention);
    }
  }
}
