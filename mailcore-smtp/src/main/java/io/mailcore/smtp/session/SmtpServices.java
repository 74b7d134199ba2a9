package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.delivery.Delivery;

/**
 * What the sessions of a listener share.
 *
 * @param server the server's services
 * @param settings the listener's
 * @param commands which commands there are
 * @param delivery where messages go
 * @param blocking what of all this may block
 */
public record SmtpServices(
    ServerContext server,
    SmtpSettings settings,
    CommandTable commands,
    Delivery delivery,
    BlockingServices blocking) {

  public SmtpServices {
    requireNonNull(server, "server");
    requireNonNull(settings, "settings");
    requireNonNull(commands, "commands");
    requireNonNull(delivery, "delivery");
    requireNonNull(blocking, "blocking");
  }

  /** The services of a listener. */
  public static SmtpServices of(
      ServerContext server, SmtpSettings settings, CommandTable commands, Delivery delivery) {
    return new SmtpServices(server, settings, commands, delivery, new BlockingServices(server));
  }
}
