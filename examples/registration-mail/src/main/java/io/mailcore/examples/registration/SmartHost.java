package io.mailcore.examples.registration;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.spi.smtp.DeliveryReport;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.ReceivedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Hands mail for other domains to the provider's server, as mail servers behind a provider do. */
final class SmartHost implements DeliveryTarget {

  private static final String TIMEOUT_MILLIS = "10000";

  private final InetSocketAddress host;

  SmartHost(InetSocketAddress host) {
    this.host = requireNonNull(host, "host");
  }

  @Override
  public void deliver(ReceivedMessage message, DeliveryReport report)
      throws MessagingException, IOException {
    Session session = session(message);
    List<Address> refused = new ArrayList<>();
    try (InputStream bytes = message.content().open();
        Transport transport = session.getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(new MimeMessage(session, bytes), recipients(message));
    } catch (SendFailedException e) {
      refused.addAll(List.of(e.getInvalidAddresses()));
    }
    Set<String> names = Set.copyOf(refused.stream().map(Address::toString).toList());
    for (MailAddress recipient : message.envelope().recipients()) {
      if (names.contains(recipient.toString())) {
        report.failed(recipient, SmtpReply.of(550, "5.1.1", "Refused by the provider"));
      } else {
        report.delivered(recipient);
      }
    }
  }

  private static Address[] recipients(ReceivedMessage message) throws MessagingException {
    List<MailAddress> recipients = message.envelope().recipients();
    Address[] addresses = new Address[recipients.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = new InternetAddress(recipients.get(i).toString());
    }
    return addresses;
  }

  private Session session(ReceivedMessage message) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host.getAddress().getHostAddress());
    properties.put("mail.smtp.port", Integer.toString(host.getPort()));
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    message
        .envelope()
        .sender()
        .ifPresent(sender -> properties.put("mail.smtp.from", sender.toString()));
    return Session.getInstance(properties);
  }
}
