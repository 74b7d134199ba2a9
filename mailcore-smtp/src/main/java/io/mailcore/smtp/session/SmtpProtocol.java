package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;

/** Makes SMTP sessions. Safe for use by several threads. */
public final class SmtpProtocol implements Protocol {

  private final SmtpServices services;
  private final String refusal;

  /** Makes sessions that share these services. */
  public SmtpProtocol(SmtpServices services) {
    this.services = requireNonNull(services, "services");
    this.refusal = "421 4.7.0 " + services.server().hostName() + " Too many connections\r\n";
  }

  @Override
  public ProtocolSession open(Connection connection) {
    return new SmtpSession(connection, services);
  }

  @Override
  public String refusal() {
    return refusal;
  }

  /** Code of the host may be asked at any time: then all of it happens where that may block. */
  @Override
  public boolean runsOnLoop() {
    return !callsHost();
  }

  @Override
  public boolean callsHost() {
    return !services.server().policies().isEmpty() || !services.server().handlers().isEmpty();
  }
}
