package io.mailcore.testkit;

import io.mailcore.model.Envelope;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.smtp.ReceivedMessage;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A message that arrived in a test, with its envelope. Immutable. */
public final class TestMessage {

  private final String id;
  private final Envelope envelope;
  private final SessionContext session;
  private final Instant receivedAt;
  private final byte[] octets;

  private TestMessage(ReceivedMessage message, byte[] octets) {
    this.id = message.id();
    this.envelope = message.envelope();
    this.session = message.session();
    this.receivedAt = message.receivedAt();
    this.octets = octets;
  }

  /** Copies a message while it can be read. */
  public static TestMessage of(ReceivedMessage message) throws IOException {
    try (InputStream in = message.content().open()) {
      return new TestMessage(message, in.readAllBytes());
    }
  }

  /** The transaction's id. */
  public String id() {
    return id;
  }

  /** Who sent it, and to whom, as SMTP was told: blind copies too. */
  public Envelope envelope() {
    return envelope;
  }

  /** The session that it came in. */
  public SessionContext session() {
    return session;
  }

  /** When its last byte was there. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** The bytes, with the {@code Received} field of the server on top. A copy. */
  public byte[] bytes() {
    return octets.clone();
  }

  /** The bytes as characters of ISO 8859-1, for asserting on the wire format. */
  public String raw() {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** The message as Jakarta Mail sees it; a new one with each call. */
  public MimeMessage mimeMessage() {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    } catch (MessagingException e) {
      throw new IllegalStateException("message " + id + " can't be parsed", e);
    }
  }

  /** The subject, decoded. */
  public Optional<String> subject() {
    return header("Subject").stream().findFirst();
  }

  /** The values of all fields of this name, unfolded and decoded, in their order. */
  public List<String> header(String name) {
    try {
      String @Nullable [] values = mimeMessage().getHeader(name);
      return values == null ? List.of() : Arrays.stream(values).map(TestMessage::decode).toList();
    } catch (MessagingException e) {
      return List.of();
    }
  }

  private static String decode(String value) {
    String unfolded = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(unfolded);
    } catch (UnsupportedEncodingException e) {
      return unfolded;
    }
  }

  /** The first plain text that is no attachment, decoded; empty if there is none. */
  public Optional<String> text() {
    return body("text/plain");
  }

  /** The first HTML that is no attachment, decoded; empty if there is none. */
  public Optional<String> html() {
    return body("text/html");
  }

  private Optional<String> body(String type) {
    Deque<Part> parts = new ArrayDeque<>();
    parts.add(mimeMessage());
    try {
      while (!parts.isEmpty()) {
        Part part = parts.removeFirst();
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
          for (int i = multipart.getCount() - 1; i >= 0; i--) {
            BodyPart inner = multipart.getBodyPart(i);
            parts.addFirst(inner);
          }
        } else if (part.isMimeType(type) && !isAttachment(part)) {
          return Optional.of(text(part));
        }
      }
    } catch (MessagingException | IOException e) {
      // What can't be parsed has no text; raw() shows it.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isAttachment(Part part) throws MessagingException {
    return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
  }

  private static String text(Part part) throws MessagingException, IOException {
    try {
      return part.getContent().toString();
    } catch (UnsupportedEncodingException e) {
      return new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public String toString() {
    return id + " " + envelope + " subject " + subject().map(s -> '"' + s + '"').orElse("missing");
  }
}
