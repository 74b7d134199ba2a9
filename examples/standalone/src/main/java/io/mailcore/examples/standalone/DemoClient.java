package io.mailcore.examples.standalone;

import io.mailcore.net.MailServer;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/** An ordinary mail client, made of Angus Mail: all that the demo does goes over sockets. */
final class DemoClient {

  private static final String TIMEOUT_MILLIS = "10000";
  private static final int ATTACHMENT_OCTETS = 100_000;

  private final MailServer server;
  private final UserOption sender;
  private final UserOption recipient;
  private final String subject = "Welcome to mailcore " + UUID.randomUUID();
  private final byte[] attachment = new byte[ATTACHMENT_OCTETS];

  DemoClient(MailServer server, UserOption sender, UserOption recipient) {
    this.server = server;
    this.sender = sender;
    this.recipient = recipient;
    for (int i = 0; i < attachment.length; i++) {
      attachment[i] = (byte) (i * 31 >>> 3 & 0xFF);
    }
  }

  @SuppressWarnings("JavaUtilDate") // the type of Jakarta Mail's own method
  void send() throws MessagingException {
    Session session = session("smtp", server.address("submission"));
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(sender.address().toString()));
    message.setRecipient(
        Message.RecipientType.TO, new InternetAddress(recipient.address().toString()));
    message.setSubject(subject, "UTF-8");
    message.setSentDate(new Date());
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Grüße! This message went over a real connection.\r\n", "UTF-8");
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment, "application/octet-stream")));
    file.setFileName("attachment.bin");
    message.setContent(new MimeMultipart(text, file));
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(sender.address().toString(), sender.password());
      message.saveChanges();
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  void readByImap() throws MessagingException, IOException {
    read("imap");
  }

  void readByPop3() throws MessagingException, IOException {
    read("pop3");
  }

  private void read(String protocol) throws MessagingException, IOException {
    Session session = session(protocol, server.address(protocol));
    try (Store store = session.getStore(protocol)) {
      store.connect(recipient.address().toString(), recipient.password());
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        check(inbox.getMessage(inbox.getMessageCount()));
      }
    }
  }

  private void check(Message message) throws MessagingException, IOException {
    if (!subject.equals(message.getSubject())) {
      throw new IllegalStateException("its subject is another");
    }
    if (!(message.getContent() instanceof Multipart parts) || parts.getCount() != 2) {
      throw new IllegalStateException("it hasn't two parts");
    }
    BodyPart file = parts.getBodyPart(1);
    if (!"attachment.bin".equals(file.getFileName())
        || !Arrays.equals(attachment, file.getInputStream().readAllBytes())) {
      throw new IllegalStateException("its attachment is another");
    }
  }

  private Session session(String protocol, InetSocketAddress address) {
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.put(prefix + "host", address.getAddress().getHostAddress());
    properties.put(prefix + "port", Integer.toString(address.getPort()));
    properties.put(prefix + "auth", "true");
    properties.put(prefix + "starttls.enable", "true");
    properties.put(prefix + "starttls.required", "true");
    properties.put(prefix + "ssl.socketFactory", server.clientContext().getSocketFactory());
    properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.put(prefix + "timeout", TIMEOUT_MILLIS);
    return Session.getInstance(properties);
  }
}
