package io.mailcore.net.protocol;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.smtp.MessageListener;
import java.util.Optional;

/**
 * A host's handler, and which recipients it is for.
 *
 * @param address the only recipient, or empty for every recipient that is ours
 * @param listener what is called
 */
public record MessageHandler(Optional<MailAddress> address, MessageListener listener) {

  public MessageHandler {
    requireNonNull(address, "address");
    requireNonNull(listener, "listener");
  }
}
