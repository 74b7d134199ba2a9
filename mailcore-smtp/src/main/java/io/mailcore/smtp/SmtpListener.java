package io.mailcore.smtp;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.ConnectionTimeouts;
import io.mailcore.net.ListenerSettings;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.TlsSettings;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.SmtpCompliance.Deviation;
import io.mailcore.smtp.command.Commands;
import io.mailcore.smtp.delivery.Delivery;
import io.mailcore.smtp.delivery.InProcessSubmission;
import io.mailcore.smtp.session.SmtpProtocol;
import io.mailcore.smtp.session.SmtpServices;
import io.mailcore.smtp.session.SmtpSettings;
import io.mailcore.spi.smtp.MessageSubmission;

/**
 * Speaks SMTP. Three kinds:
 *
 * <ul>
 *   <li>{@link #mx()} takes mail from other servers, for the server's own users only (RFC 5321);
 *   <li>{@link #submission()} takes mail from users who log in, for anybody (RFC 6409), with
 *       STARTTLS;
 *   <li>{@link #submissions()} does the same with TLS from the first byte on (RFC 8314).
 * </ul>
 *
 * <p>Immutable: each changer returns another listener. Safe for use by several threads.
 */
public final class SmtpListener implements ProtocolListener {

  private static final int SMTP_PORT = 25;
  private static final int SUBMISSION_PORT = 587;
  private static final int SUBMISSIONS_PORT = 465;

  private final String name;
  private final SmtpSettings.Role role;
  private final ListenerSettings settings;
  private final SmtpLimits smtpLimits;
  private final SmtpCompliance compliance;

  private SmtpListener(
      String name,
      SmtpSettings.Role role,
      ListenerSettings settings,
      SmtpLimits smtpLimits,
      SmtpCompliance compliance) {
    this.name = name;
    this.role = role;
    this.settings = settings;
    this.smtpLimits = smtpLimits;
    this.compliance = compliance;
  }

  /** For other servers: {@code smtp}, on port 25 of the loopback address unless said otherwise. */
  public static SmtpListener mx() {
    return of("smtp", SmtpSettings.Role.MX, ListenerSettings.ofPort(SMTP_PORT));
  }

  /**
   * For users: {@code submission}, on port 587 of the loopback address unless said otherwise.
   * Passwords are taken behind STARTTLS only, unless the server was told otherwise.
   */
  public static SmtpListener submission() {
    return of("submission", SmtpSettings.Role.SUBMISSION, ListenerSettings.ofPort(SUBMISSION_PORT));
  }

  /**
   * For users: {@code smtps}, with implicit TLS, on port 465 of the loopback address unless said
   * otherwise.
   */
  public static SmtpListener submissions() {
    return of(
        "smtps",
        SmtpSettings.Role.SUBMISSION,
        ListenerSettings.ofPort(SUBMISSIONS_PORT).withImplicitTls(true));
  }

  private static SmtpListener of(String name, SmtpSettings.Role role, ListenerSettings settings) {
    return new SmtpListener(name, role, settings, SmtpLimits.DEFAULT, SmtpCompliance.DEFAULT);
  }

  private SmtpListener with(ListenerSettings changed) {
    return new SmtpListener(name, role, changed, smtpLimits, compliance);
  }

  /**
   * On another port; 0 takes any free one.
   *
   * @throws IllegalArgumentException if it isn't 0 to 65535
   */
  public SmtpListener port(int port) {
    return with(settings.withPort(port));
  }

  /** On another host name or address of this machine; {@code 0.0.0.0} or {@code ::} for all. */
  public SmtpListener host(String host) {
    return with(settings.withHost(host));
  }

  /** With a certificate of its own instead of the server's. */
  public SmtpListener tls(TlsSettings tls) {
    return with(settings.withTls(requireNonNull(tls, "tls")));
  }

  /** With other limits for connections and commands. */
  public SmtpListener limits(ConnectionLimits limits) {
    return with(settings.withLimits(limits));
  }

  /** With other limits for transactions. */
  public SmtpListener limits(SmtpLimits limits) {
    return new SmtpListener(name, role, settings, requireNonNull(limits, "limits"), compliance);
  }

  /** With other timeouts. */
  public SmtpListener timeouts(ConnectionTimeouts timeouts) {
    return with(settings.withTimeouts(timeouts));
  }

  /** Under another name, which must be the only one of its kind in the server. */
  public SmtpListener named(String changed) {
    return new SmtpListener(
        requireNonNull(changed, "changed"), role, settings, smtpLimits, compliance);
  }

  /** With other departures from the letter of the RFCs. */
  public SmtpListener compliance(SmtpCompliance changed) {
    return new SmtpListener(name, role, settings, smtpLimits, requireNonNull(changed, "changed"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ListenerSettings settings() {
    return settings;
  }

  /** The limits for transactions. */
  public SmtpLimits smtpLimits() {
    return smtpLimits;
  }

  /** Where this listener departs from the letter of the RFCs. */
  public SmtpCompliance compliance() {
    return compliance;
  }

  @Override
  public Protocol protocol(ServerContext server) {
    requireNonNull(server, "server");
    boolean users = role == SmtpSettings.Role.SUBMISSION;
    if (users && !server.hasTls() && !server.plaintextAuthAllowed()) {
      throw new IllegalStateException(
          "listener "
              + name
              + ": nobody could log in: give the server or the listener a certificate with"
              + " tls(...), or allow passwords without TLS");
    }
    Delivery delivery = server.shared(Delivery.class, () -> new Delivery(server));
    // Registers it, so that the server finds it for the host process.
    server.shared(MessageSubmission.class, () -> new InProcessSubmission(server, delivery));
    return new SmtpProtocol(SmtpServices.of(server, sessionSettings(), Commands.all(), delivery));
  }

  private SmtpSettings sessionSettings() {
    return new SmtpSettings(
        role,
        settings.limits(),
        settings.timeouts(),
        new SmtpSettings.Bounds(
            smtpLimits.recipients(), smtpLimits.unknownRecipients(), smtpLimits.hops()),
        new SmtpSettings.Leniency(
            compliance.allows(Deviation.BARE_LINE_ENDS),
            compliance.allows(Deviation.BLANK_BEHIND_COLON),
            compliance.allows(Deviation.INITIAL_RESPONSE_OF_LOGIN)));
  }

  @Override
  public String toString() {
    return name + " " + settings.host() + ":" + settings.port();
  }
}
