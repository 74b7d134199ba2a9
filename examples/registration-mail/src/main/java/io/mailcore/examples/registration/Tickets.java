package io.mailcore.examples.registration;

import io.mailcore.jakarta.ReceivedMimeMessage;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.spi.smtp.ReceivedMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The support desk: each message to its address opens a ticket. Safe for use by several threads.
 */
final class Tickets implements MessageListener {

  /** A ticket, in short. */
  record Ticket(String from, String subject) {}

  private final List<Ticket> tickets = new CopyOnWriteArrayList<>();

  @Override
  public void received(ReceivedMessage message) throws MessagingException {
    MimeMessage mail = ReceivedMimeMessage.of(message);
    String from = message.envelope().sender().map(MailAddress::toString).orElse("(nobody)");
    tickets.add(new Ticket(from, Optional.ofNullable(mail.getSubject()).orElse("(no subject)")));
  }

  List<Ticket> all() {
    return List.copyOf(tickets);
  }
}
