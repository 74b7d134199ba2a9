package io.mailcore.net;

import io.mailcore.net.auth.DirectoryAuthenticator;
import io.mailcore.net.auth.FailureLimits;
import io.mailcore.net.netty.NettyServer;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.spi.store.MailStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a server, started in their order and closed in the other. */
final class RunningServer {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final ServerConfiguration configuration;
  private final Optional<MailStore> ownStore;
  private final DirectoryAuthenticator authenticator;
  private final SharedServices services;
  private final NettyServer network;
  private final Optional<RetentionTask> retention;
  private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
  private final List<X509Certificate> certificates = new ArrayList<>();
  private final ReentrantLock closeLock = new ReentrantLock();
  private volatile boolean running = true;

  private RunningServer(ServerConfiguration configuration) {
    this.configuration = configuration;
    String threads = "mailcore-" + configuration.identity().hostName();
    Optional<MailStore> given = configuration.services().store();
    this.ownStore = given.isPresent() ? Optional.empty() : Optional.of(StoreLookup.find());
    this.authenticator = authenticator(configuration, threads + "-auth-");
    MailStore store = given.or(() -> ownStore).orElseThrow();
    this.services = new SharedServices(configuration, store, authenticator);
    this.network = new NettyServer(threads, configuration.bounds().concurrency());
    this.retention =
        configuration
            .retention()
            .map(
                settings ->
                    new RetentionTask(
                        settings, store, configuration.bounds().clock(), threads + "-retention"));
  }

  private static DirectoryAuthenticator authenticator(
      ServerConfiguration configuration, String threads) {
    AuthenticationLimits limits = configuration.bounds().authentication();
    return new DirectoryAuthenticator(
        configuration.services().users(),
        configuration.bounds().plaintextAuthAllowed(),
        new FailureLimits(
            limits.firstDelay(), limits.longestDelay(), limits.failures(), limits.window()),
        configuration.bounds().clock(),
        threads);
  }

  static RunningServer start(ServerConfiguration configuration) {
    requireFlightRecorder();
    ListenerPlans plans = ListenerPlans.check(configuration.network());
    RunningServer server = new RunningServer(configuration);
    boolean started = false;
    try {
      server.retention.ifPresent(RetentionTask::check);
      plans.bind(server.services, server.network, server.addresses);
      plans.selfMadeIssuers().forEach(server.certificates::add);
      server.retention.ifPresent(RetentionTask::begin);
      started = true;
      LOG.info("{} is up: {}", configuration.identity().hostName(), server.addresses);
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  /** Otherwise each session would fail by itself, with a class that isn't found. */
  private static void requireFlightRecorder() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      throw new ServerStartException(
          "this Java runtime has no module jdk.jfr: give --add-modules jdk.jfr to java, or to jlink"
              + " when the runtime image is made");
    }
  }

  InetSocketAddress address(String listenerName) {
    InetSocketAddress address = addresses.get(listenerName);
    if (address == null) {
      throw new IllegalArgumentException(
          "listener: " + listenerName + " (expected: one of " + addresses.keySet() + ")");
    }
    return address;
  }

  InetSocketAddress address(Class<? extends ProtocolListener> type) {
    List<String> names =
        configuration.network().listeners().stream()
            .filter(type::isInstance)
            .map(ProtocolListener::name)
            .toList();
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + ": "
              + names.size()
              + " listeners (expected: 1; ask by name for one of "
              + addresses.keySet()
              + ")");
    }
    return address(names.get(0));
  }

  Map<String, InetSocketAddress> addresses() {
    return addresses;
  }

  List<X509Certificate> certificates() {
    return List.copyOf(certificates);
  }

  SSLContext clientContext() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (X509Certificate certificate : certificates) {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }

  MessageSubmission submission() {
    return services
        .findShared(MessageSubmission.class)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no SMTP listener takes messages: give the builder one, for example"
                        + " SmtpListener.submission().port(0)"));
  }

  boolean isRunning() {
    return running;
  }

  void close() {
    closeLock.lock();
    try {
      if (running) {
        running = false;
        Duration timeout = configuration.bounds().closeTimeout();
        retention.ifPresent(RetentionTask::stop);
        network.close(timeout);
        retention.ifPresent(task -> task.awaitEnd(timeout));
        services.close();
        authenticator.close();
        ownStore.ifPresent(RunningServer::closeStore);
        LOG.debug("{} is down", configuration.identity().hostName());
      }
    } finally {
      closeLock.unlock();
    }
  }

  private static void closeStore(MailStore store) {
    try {
      store.close();
    } catch (RuntimeException e) {
      LOG.warn("the store failed to close", e);
    }
  }
}
