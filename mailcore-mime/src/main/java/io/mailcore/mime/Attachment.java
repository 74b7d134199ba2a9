package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A file that goes with a new message. Written in Base64, so its octets arrive as they are.
 *
 * <p>Immutable and safe for use by several threads if its source is.
 */
public final class Attachment {

  private final String fileName;
  private final String mediaType;
  private final ContentSource content;
  private final Optional<String> contentId;

  private Attachment(
      String fileName, String mediaType, ContentSource content, Optional<String> contentId) {
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.content = content;
    this.contentId = contentId;
  }

  /**
   * Returns an attachment whose content is opened when the message is written.
   *
   * @param fileName the name to propose to the reader, in any language
   * @param mediaType type and subtype without parameters, such as {@code application/pdf}
   * @throws IllegalArgumentException if the name has control characters, if the type is none, or if
   *     it is a multipart or message type, which may not be encoded (RFC 2045 section 6.4)
   */
  public static Attachment of(String fileName, String mediaType, ContentSource content) {
    NewMessageRules.requireText("fileName", fileName);
    NewMessageRules.requireMediaType(mediaType);
    return new Attachment(
        fileName, mediaType, requireNonNull(content, "content"), Optional.empty());
  }

  /**
   * Returns an attachment with the given content, as {@link #of(String, String, ContentSource)}.
   */
  public static Attachment of(String fileName, String mediaType, byte[] content) {
    byte[] copy = requireNonNull(content, "content").clone();
    return of(fileName, mediaType, () -> new ByteArrayInputStream(copy));
  }

  /**
   * Returns this attachment as one that the HTML text shows, by {@code cid:} and the given id (RFC
   * 2392).
   *
   * @param contentId the id without angle brackets, {@code logo@example.com}
   * @throws IllegalArgumentException if the id has other characters than RFC 5322 section 3.6.4
   *     allows
   */
  public Attachment withContentId(String contentId) {
    NewMessageRules.requireMessageId("contentId", contentId);
    return new Attachment(fileName, mediaType, content, Optional.of(contentId));
  }

  /** The name that is proposed to the reader. */
  public String fileName() {
    return fileName;
  }

  /** Type and subtype. */
  public String mediaType() {
    return mediaType;
  }

  /** Where the octets come from. */
  public ContentSource content() {
    return content;
  }

  /** The id by which the HTML text shows this attachment, if it does. */
  public Optional<String> contentId() {
    return contentId;
  }
}
