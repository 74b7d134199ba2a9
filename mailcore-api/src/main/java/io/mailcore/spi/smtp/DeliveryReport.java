package io.mailcore.spi.smtp;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;

/**
 * Takes a {@link DeliveryTarget}'s word on each recipient. Used by the thread that calls the
 * target.
 */
public interface DeliveryReport {

  /** The message is durable for this recipient. */
  void delivered(MailAddress recipient);

  /**
   * The message can't be delivered to this recipient: for now with a 4xx reply, for ever with a
   * 5xx.
   *
   * @throws IllegalArgumentException if the reply is neither
   */
  void failed(MailAddress recipient, SmtpReply reply);
}
