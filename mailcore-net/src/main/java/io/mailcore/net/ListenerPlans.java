package io.mailcore.net;

import io.mailcore.net.address.AddressRange;
import io.mailcore.net.netty.ConnectionBounds;
import io.mailcore.net.netty.ListenerPlan;
import io.mailcore.net.netty.NettyServer;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.tls.TlsContext;
import io.mailcore.net.tls.TlsException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the listeners of a configuration into what can be bound, or says why not. */
final class ListenerPlans {

  /** A listener whose settings have been looked through. */
  private record Checked(
      ProtocolListener listener, InetSocketAddress address, Optional<TlsContext> tls) {}

  private final List<Checked> listeners = new ArrayList<>();
  private final Map<TlsSettings, TlsContext> contexts = new HashMap<>();

  private ListenerPlans() {}

  /**
   * Resolves hosts and reads certificates; opens nothing.
   *
   * @throws ServerStartException if something can't be used
   */
  static ListenerPlans check(ServerConfiguration.Network network) {
    ListenerPlans plans = new ListenerPlans();
    Set<String> names = new HashSet<>();
    for (ProtocolListener listener : network.listeners()) {
      if (!names.add(listener.name())) {
        throw new ServerStartException(
            "two listeners are called "
                + listener.name()
                + ": give one of them another name, so that logs and addresses can tell them"
                + " apart");
      }
      plans.listeners.add(plans.check(listener, network.tls()));
    }
    return plans;
  }

  private Checked check(ProtocolListener listener, Optional<TlsSettings> common) {
    ListenerSettings settings = listener.settings();
    Optional<TlsContext> tls =
        settings.tls().or(() -> common).map(source -> load(listener.name(), source));
    if (settings.implicitTls() && tls.isEmpty()) {
      throw new ServerStartException(
          "listener "
              + listener.name()
              + " has TLS from the first byte on, but no certificate: give it tls(...), or the"
              + " builder, for example TlsSettings.pem(certificates, key)");
    }
    try {
      InetAddress host = InetAddress.getByName(settings.host());
      return new Checked(listener, new InetSocketAddress(host, settings.port()), tls);
    } catch (UnknownHostException e) {
      throw new ServerStartException(
          "listener "
              + listener.name()
              + ": the host "
              + settings.host()
              + " has no address: give an address of this machine, or 0.0.0.0 for all",
          e);
    }
  }

  private TlsContext load(String listener, TlsSettings settings) {
    TlsContext known = contexts.get(settings);
    if (known != null) {
      return known;
    }
    try {
      TlsContext loaded = settings.load();
      contexts.put(settings, loaded);
      return loaded;
    } catch (TlsException e) {
      throw new ServerStartException("listener " + listener + ": " + e.getMessage(), e);
    }
  }

  Stream<X509Certificate> selfMadeIssuers() {
    return listeners.stream()
        .flatMap(checked -> checked.tls().stream())
        .distinct()
        .flatMap(context -> context.selfMadeIssuer().stream());
  }

  /** Makes all protocols, then binds all listeners. */
  void bind(
      SharedServices services, NettyServer network, Map<String, InetSocketAddress> addresses) {
    List<ListenerPlan> plans = new ArrayList<>();
    for (Checked checked : listeners) {
      ProtocolListener listener = checked.listener();
      plans.add(
          new ListenerPlan(
              listener.name(),
              checked.address(),
              protocol(listener, new ListenerContext(services, checked.tls().isPresent())),
              checked.tls(),
              listener.settings().implicitTls(),
              bounds(listener.settings())));
    }
    for (ListenerPlan plan : plans) {
      addresses.put(plan.name(), bind(plan, network));
    }
  }

  private static Protocol protocol(ProtocolListener listener, ListenerContext context) {
    try {
      return listener.protocol(context);
    } catch (IllegalStateException e) {
      throw new ServerStartException("listener " + listener.name() + ": " + e.getMessage(), e);
    }
  }

  private static ConnectionBounds bounds(ListenerSettings settings) {
    return new ConnectionBounds(
        settings.limits().perAddress(),
        settings.limits().total(),
        settings.timeouts().tlsHandshake(),
        settings.timeouts().write(),
        settings.proxies().stream().map(AddressRange::of).toList());
  }

  private static InetSocketAddress bind(ListenerPlan plan, NettyServer network) {
    try {
      return network.bind(plan);
    } catch (IOException e) {
      throw new ServerStartException(explain(plan, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException("interrupted while listener " + plan.name() + " was bound", e);
    }
  }

  private static String explain(ListenerPlan plan, IOException failure) {
    int port = plan.address().getPort();
    String host = plan.address().getHostString();
    String cause = String.valueOf(failure.getMessage());
    String known = cause.toLowerCase(Locale.ROOT);
    String listener = "listener " + plan.name() + ": ";
    if (known.contains("address already in use")) {
      return listener
          + "port "
          + port
          + " of "
          + host
          + " is in use: stop what listens there, or give another port (0 takes any free one)";
    }
    if (known.contains("permission denied")) {
      return listener
          + "this process may not bind port "
          + port
          + ": ports below 1024 need a privilege of the system; give a higher one and forward, or"
          + " grant it";
    }
    if (known.contains("cannot assign") || failure.getCause() instanceof BindException) {
      return listener + host + " is no address of this machine (0.0.0.0 takes all): " + cause;
    }
    return listener + "port " + port + " of " + host + " can't be bound: " + cause;
  }
}
