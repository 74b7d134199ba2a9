package io.mailcore.imap;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.command.ImapCommands;
import io.mailcore.imap.session.CommandTable;
import io.mailcore.imap.session.ImapProtocol;
import io.mailcore.imap.session.ImapSettings;
import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.ConnectionTimeouts;
import io.mailcore.net.ListenerSettings;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.TlsSettings;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ServerContext;
import java.util.Set;
import java.util.TreeSet;

/**
 * An address where IMAP4rev1 (RFC 3501) is spoken, and IMAP4rev2 (RFC 9051) with clients that
 * enable it. Immutable: each method that changes something gives a new listener.
 *
 * <p>Passwords are taken over TLS only, unless the server allows otherwise.
 */
public final class ImapListener implements ProtocolListener {

  /** The registered port of IMAP in clear, with STARTTLS where there is a certificate. */
  public static final int PORT = 143;

  /** The registered port of IMAP in TLS (RFC 8314). */
  public static final int TLS_PORT = 993;

  private final String name;
  private final ListenerSettings settings;
  private final Set<ImapCompliance> compliance;
  private final Set<String> without;

  private ImapListener(
      String name, ListenerSettings settings, Set<ImapCompliance> compliance, Set<String> without) {
    this.name = name;
    this.settings = settings;
    this.compliance = compliance;
    this.without = without;
  }

  /**
   * {@code imap}: on this port of the loopback address, in clear, with STARTTLS if there is a
   * certificate.
   *
   * @param port 0 for any free one
   */
  public static ImapListener onPort(int port) {
    return new ImapListener("imap", ListenerSettings.ofPort(port), Set.of(), Set.of());
  }

  /** {@code imaps}: on port 993 of the loopback address, in TLS from the first byte on. */
  public static ImapListener implicitTls() {
    return new ImapListener(
        "imaps", ListenerSettings.ofPort(TLS_PORT).withImplicitTls(true), Set.of(), Set.of());
  }

  private ImapListener with(ListenerSettings changed) {
    return new ImapListener(name, changed, compliance, without);
  }

  /** On another port; 0 takes any free one. */
  public ImapListener port(int port) {
    return with(settings.withPort(port));
  }

  /** On another host name or address of this machine; {@code 0.0.0.0} or {@code ::} for all. */
  public ImapListener host(String host) {
    return with(settings.withHost(host));
  }

  /** With a certificate of its own instead of the server's. */
  public ImapListener tls(TlsSettings tls) {
    return with(settings.withTls(tls));
  }

  /** With other limits. */
  public ImapListener limits(ConnectionLimits limits) {
    return with(settings.withLimits(limits));
  }

  /**
   * With other timeouts. The time between commands after a log-in is 30 minutes (RFC 3501, section
   * 5.4) unless {@code command} is set to something else than its default.
   */
  public ImapListener timeouts(ConnectionTimeouts timeouts) {
    return with(settings.withTimeouts(timeouts));
  }

  /** With another name in logs and in {@code MailServer.address(String)}. */
  public ImapListener named(String changed) {
    return new ImapListener(requireNonNull(changed, "changed"), settings, compliance, without);
  }

  /** With just these departures from the RFCs. */
  public ImapListener compliance(ImapCompliance... departures) {
    return new ImapListener(name, settings, Set.of(departures), without);
  }

  /**
   * Without a capability: it isn't named, and commands that it brings are unknown. For tests of how
   * a client does without.
   *
   * @param capability as CAPABILITY names it, in any letter case, for example {@code IDLE} or
   *     {@code AUTH=PLAIN}; without the {@code =} and what follows it stands for all of its kind
   */
  public ImapListener without(String capability) {
    requireNonNull(capability, "capability");
    if (capability.isBlank() || capability.equalsIgnoreCase("IMAP4rev1")) {
      throw new IllegalArgumentException(
          "capability: " + capability + " (expected: one that IMAP can do without)");
    }
    Set<String> changed = new TreeSet<>(without);
    changed.add(capability);
    return new ImapListener(name, settings, compliance, Set.copyOf(changed));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ListenerSettings settings() {
    return settings;
  }

  @Override
  public Protocol protocol(ServerContext server) {
    if (settings.implicitTls() && !server.hasTls()) {
      throw new IllegalStateException(
          name
              + ": TLS from the first byte on needs a certificate: give the listener or the"
              + " server TlsSettings");
    }
    CommandTable commands = new CommandTable(ImapCommands.all(), without);
    boolean bareLf = compliance.contains(ImapCompliance.BARE_LF);
    return new ImapProtocol(server, new ImapSettings(commands, settings, bareLf));
  }
}
