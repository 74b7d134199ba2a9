package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message is made of: its envelope and its MIME structure, all that IMAP's ENVELOPE, BODY
 * and BODYSTRUCTURE answers need, and where each part lies.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class MessageSummary {

  private final MessageEnvelope envelope;
  private final BodyPart root;
  private final Optional<String> references;
  private final Optional<String> preview;

  MessageSummary(
      MessageEnvelope envelope,
      BodyPart root,
      Optional<String> references,
      Optional<String> preview) {
    this.envelope = envelope;
    this.root = root;
    this.references = references;
    this.preview = preview;
  }

  /**
   * Reads what {@link #encode} wrote. Empty for octets of an unknown version or damaged ones,
   * whatever they are: a summary can always be made again from its message.
   */
  public static Optional<MessageSummary> decode(byte[] encoded) {
    return SummaryReader.read(requireNonNull(encoded, "encoded"));
  }

  /**
   * Reads no more than the fields of what {@link #encode} wrote, which costs much less than all of
   * it. Empty for octets of an unknown version or damaged ones.
   */
  public static Optional<SummaryFields> decodeFields(byte[] encoded) {
    return SummaryReader.readFields(requireNonNull(encoded, "encoded"));
  }

  /** Writes this summary in a compact form; the first octet is the version of the form. */
  public byte[] encode() {
    return SummaryWriter.write(this);
  }

  /** The envelope of the message. */
  public MessageEnvelope envelope() {
    return envelope;
  }

  /** The whole message as a body part; its offsets tell header from body. */
  public BodyPart root() {
    return root;
  }

  /** The References field as written, for threads (RFC 5256 section 3). */
  public Optional<String> references() {
    return references;
  }

  /** The first words of the message, if {@link MessagePreview} has made them; may be empty. */
  public Optional<String> preview() {
    return preview;
  }

  /** This summary with the first words of the message. */
  public MessageSummary withPreview(String text) {
    return new MessageSummary(
        envelope, root, references, Optional.of(requireNonNull(text, "text")));
  }

  /** The envelope and the References field. */
  public SummaryFields fields() {
    return new SummaryFields(envelope, references);
  }

  /** Octets of the whole message. */
  public long size() {
    return root.end();
  }

  /**
   * Finds a body part by its number (RFC 3501 section 6.4.5): part 1 of a message that is no
   * multipart is its body, and the numbers below a message part are those of the message inside.
   *
   * @param path the numbers, each from 1; none stand for the message itself
   * @return the part, or nothing if the message has none of that number
   */
  public Optional<BodyPart> part(int... path) {
    requireNonNull(path, "path");
    BodyPart part = root;
    boolean wholeMessage = true;
    for (int number : path) {
      Optional<BodyPart> inside = wholeMessage ? Optional.empty() : part.body();
      if (inside.isPresent()) {
        part = inside.get();
        wholeMessage = true;
      }
      if (part.isMultipart() && number >= 1 && number <= part.children().size()) {
        part = part.children().get(number - 1);
      } else if (part.isMultipart() || !wholeMessage || number != 1) {
        return Optional.empty();
      }
      wholeMessage = false;
    }
    return Optional.of(part);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageSummary that
        && envelope.equals(that.envelope)
        && root.equals(that.root)
        && references.equals(that.references)
        && preview.equals(that.preview);
  }

  @Override
  public int hashCode() {
    return Objects.hash(envelope, root, references);
  }

  @Override
  public String toString() {
    return "MessageSummary[" + envelope + ", " + root + "]";
  }
}
