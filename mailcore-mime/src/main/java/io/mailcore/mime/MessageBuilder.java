package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new message: addresses, subject, text, HTML and attachments, in lines of ASCII that end
 * with CRLF, whatever language the content is in.
 *
 * <p>Values that could break out of their header field (line ends, NUL, other controls) are refused
 * with an {@link IllegalArgumentException} by the method that takes them, before anything is
 * written. Other characters are encoded (RFC 2047, RFC 2231), never shortened to an octet, so a
 * letter whose lower octet happens to be CR or LF is a letter. Addresses, ids and field names must
 * be ASCII.
 *
 * <p>Recipients of blind copies are named in the envelope when the message is sent, not here.
 *
 * <p>Not safe for use by several threads; may be written more than once, each time with a new id
 * unless one is set.
 */
public final class MessageBuilder {

  /** Fields that have methods of their own or are written by the builder. */
  private static final Set<String> RESERVED =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "mime-version",
          "return-path",
          "received");

  private final List<EnvelopeAddress> from = new ArrayList<>();
  private final List<EnvelopeAddress> replyTo = new ArrayList<>();
  private final List<EnvelopeAddress> to = new ArrayList<>();
  private final List<EnvelopeAddress> cc = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final List<Parameter> headers = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private @Nullable OffsetDateTime date;
  private @Nullable String subject;
  private @Nullable String messageId;
  private @Nullable String inReplyTo;
  private byte @Nullable [] text;
  private byte @Nullable [] html;

  private MessageBuilder() {}

  /** Returns a builder for a message without recipients and content. */
  public static MessageBuilder create() {
    return new MessageBuilder();
  }

  /** Sets the author. */
  public MessageBuilder from(String address) {
    EnvelopeAddress author = address("from", address);
    from.clear();
    from.add(author);
    return this;
  }

  /** Sets the author with a display name in any language. */
  public MessageBuilder from(String name, String address) {
    EnvelopeAddress author = named("from", name, address);
    from.clear();
    from.add(author);
    return this;
  }

  /** Adds an address that answers shall go to. */
  public MessageBuilder replyTo(String address) {
    replyTo.add(address("replyTo", address));
    return this;
  }

  /** Adds a recipient. */
  public MessageBuilder to(String address) {
    to.add(address("to", address));
    return this;
  }

  /** Adds a recipient with a display name in any language. */
  public MessageBuilder to(String name, String address) {
    to.add(named("to", name, address));
    return this;
  }

  /** Adds a recipient of a copy. */
  public MessageBuilder cc(String address) {
    cc.add(address("cc", address));
    return this;
  }

  /** Adds a recipient of a copy with a display name in any language. */
  public MessageBuilder cc(String name, String address) {
    cc.add(named("cc", name, address));
    return this;
  }

  /** Sets the subject, in any language. */
  public MessageBuilder subject(String subject) {
    NewMessageRules.requireText("subject", subject);
    this.subject = subject;
    return this;
  }

  /** Sets the date; the time of writing in UTC by default. */
  public MessageBuilder date(OffsetDateTime date) {
    MessageDate.format(date);
    this.date = date;
    return this;
  }

  /** Sets the clock for the date, if none is set; the system's by default. */
  public MessageBuilder clock(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /** Sets the message id, with or without its angle brackets; a random one by default. */
  public MessageBuilder messageId(String id) {
    this.messageId = id("messageId", id);
    return this;
  }

  /** Makes this an answer to the message with the id, with or without its angle brackets. */
  public MessageBuilder inReplyTo(String id) {
    String parent = id("inReplyTo", id);
    inReplyTo = parent;
    return this;
  }

  /** Adds the id of an earlier message of the conversation, oldest first. */
  public MessageBuilder reference(String id) {
    references.add(id("reference", id));
    return this;
  }

  /**
   * Adds another header field.
   *
   * @param name a name that no other method of this class writes, and none that starts with {@code
   *     Content-}
   * @param value its value, in any language
   */
  public MessageBuilder header(String name, String value) {
    NewMessageRules.requireFieldName(name);
    String lower = FieldText.lower(name);
    if (RESERVED.contains(lower) || lower.startsWith("content-")) {
      throw new IllegalArgumentException(
          "name: " + name + " (expected: a field that the builder does not write itself)");
    }
    NewMessageRules.requireText("value", value);
    headers.add(new Parameter(name, value));
    return this;
  }

  /** Sets the plain text; lines may end with LF, CR or CRLF. */
  public MessageBuilder text(String text) {
    this.text = EncodedWordEncoder.utf8(requireNonNull(text, "text"));
    return this;
  }

  /** Sets the HTML text; beside plain text it is the better alternative. */
  public MessageBuilder html(String html) {
    this.html = EncodedWordEncoder.utf8(requireNonNull(html, "html"));
    return this;
  }

  /** Adds an attachment; with a content id it goes along with the HTML text. */
  public MessageBuilder attach(Attachment attachment) {
    attachments.add(requireNonNull(attachment, "attachment"));
    return this;
  }

  /**
   * Writes the message. The stream is neither flushed nor closed.
   *
   * @throws IllegalStateException if there is no author
   * @throws IOException if the stream or an attachment's content fails
   */
  public void writeTo(OutputStream out) throws IOException {
    requireNonNull(out, "out");
    if (from.isEmpty()) {
      throw new IllegalStateException("from: missing (expected: the address of the author)");
    }
    HeaderWriter header = new HeaderWriter(out);
    OffsetDateTime written = date != null ? date : clock.instant().atOffset(ZoneOffset.UTC);
    header.raw("Date", MessageDate.format(written));
    header.addresses("From", from);
    header.addresses("Reply-To", replyTo);
    header.addresses("To", to);
    header.addresses("Cc", cc);
    if (subject != null) {
      header.text("Subject", subject);
    }
    String host = from.get(0).host().orElseThrow();
    header.raw(
        "Message-ID", "<" + (messageId != null ? messageId : Tokens.next() + "@" + host) + ">");
    conversation(header);
    for (Parameter field : headers) {
      header.text(field.name(), field.value());
    }
    header.raw("MIME-Version", "1.0");
    new BodyWriter(out, Optional.ofNullable(text), Optional.ofNullable(html), attachments).write();
  }

  /** Returns the message as octets, for small ones. */
  public byte[] toByteArray() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void conversation(HeaderWriter header) throws IOException {
    List<String> earlier = new ArrayList<>(references);
    if (inReplyTo != null) {
      header.raw("In-Reply-To", "<" + inReplyTo + ">");
      if (!earlier.contains(inReplyTo)) {
        earlier.add(inReplyTo);
      }
    }
    if (!earlier.isEmpty()) {
      header.raw("References", "<" + String.join("> <", earlier) + ">");
    }
  }

  private static EnvelopeAddress address(String what, String address) {
    NewMessageRules.requireAddress(what, address);
    int at = address.lastIndexOf('@');
    return EnvelopeAddress.of(address.substring(0, at), address.substring(at + 1));
  }

  private static EnvelopeAddress named(String what, String name, String address) {
    NewMessageRules.requireText("name", name);
    EnvelopeAddress plain = address(what, address);
    return name.isEmpty() ? plain : plain.withName(name);
  }

  private static String id(String what, String id) {
    requireNonNull(id, what);
    boolean bracketed = id.length() > 2 && id.startsWith("<") && id.endsWith(">");
    String inside = bracketed ? id.substring(1, id.length() - 1) : id;
    NewMessageRules.requireMessageId(what, inside);
    return inside;
  }
}
