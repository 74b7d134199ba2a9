package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node of a message's MIME structure: a leaf, a multipart with its children, or a message in a
 * message. The root stands for the whole message.
 *
 * <p>Offsets are octets from the start of the outermost message, so that any section of RFC 3501
 * section 6.4.5 is a range of the stored bytes:
 *
 * <ul>
 *   <li>{@code BODY[n]}: {@link #bodyStart} to {@link #end}
 *   <li>{@code BODY[n.MIME]}: {@link #headerStart} to {@link #bodyStart}, the empty line included
 *   <li>{@code BODY[n.HEADER]} of a message part: the header of its {@link #body}
 *   <li>{@code BODY[n.TEXT]} of a message part: the body of its {@link #body}
 *   <li>{@code BODY[HEADER]} and {@code BODY[TEXT]}: header and body of the root
 * </ul>
 *
 * <p>Three promises make answers easy to write: a multipart has at least one child (an empty
 * text/plain leaf stands in where the message has none); a part of type message/rfc822 or
 * message/global always has an {@link #envelope} and a {@link #body}, and no other has; a
 * multipart, message/rfc822 or message/global that was not looked into (a limit, a missing
 * boundary, a transfer encoding that RFC 2046 section 5.2.1 forbids) is described as a leaf of
 * another type.
 *
 * <p>Strings hold octets of the header, one a character (ISO-8859-1), unfolded, not decoded,
 * without CR, LF and NUL. Immutable and safe for use by several threads.
 */
public final class BodyPart {

  private final String type;
  private final String subtype;
  private final Parameters parameters;
  private final @Nullable String contentId;
  private final @Nullable String description;
  private final @Nullable String encoding;
  private final @Nullable String md5;
  private final @Nullable ContentDisposition disposition;
  private final List<String> languages;
  private final @Nullable String location;
  private final long headerStart;
  private final long bodyStart;
  private final long end;
  private final long lines;
  private final List<BodyPart> children;
  private final @Nullable MessageEnvelope envelope;
  private final @Nullable BodyPart body;

  BodyPart(PartDraft draft) {
    this.type = draft.type;
    this.subtype = draft.subtype;
    this.parameters = draft.parameters;
    this.contentId = draft.contentId;
    this.description = draft.description;
    this.encoding = draft.encoding;
    this.md5 = draft.md5;
    this.disposition = draft.disposition;
    this.languages = List.copyOf(draft.languages);
    this.location = draft.location;
    this.headerStart = draft.headerStart;
    this.bodyStart = draft.bodyStart;
    this.end = draft.end;
    this.lines = draft.lines;
    this.children = List.copyOf(draft.children);
    this.body = draft.body;
    this.envelope = draft.bodyEnvelope;
  }

  /** The media type as written in the header, {@code text} by default (RFC 2045 section 5.2). */
  public String type() {
    return type;
  }

  /** The media subtype as written in the header, {@code plain} by default. */
  public String subtype() {
    return subtype;
  }

  /** Type and subtype in lower case with a slash between them. */
  public String mediaType() {
    return FieldText.lower(type) + "/" + FieldText.lower(subtype);
  }

  /** Tells whether this part has the media type, in any case of letters. */
  public boolean isType(String type, String subtype) {
    return FieldText.equalsIgnoreCase(this.type, requireNonNull(type, "type"))
        && FieldText.equalsIgnoreCase(this.subtype, requireNonNull(subtype, "subtype"));
  }

  /** Tells whether this part is text of any subtype. */
  public boolean isText() {
    return FieldText.equalsIgnoreCase(type, "text");
  }

  /** Tells whether this part has children. */
  public boolean isMultipart() {
    return !children.isEmpty();
  }

  /** Tells whether this part is a message with an envelope and a body of its own. */
  public boolean isMessage() {
    return body != null;
  }

  /**
   * The parameters of the Content-Type field in their order and as written, with the pieces and
   * percent signs of RFC 2231. No default charset is added.
   */
  public Parameters parameters() {
    return parameters;
  }

  /** The Content-ID with its angle brackets. */
  public Optional<String> contentId() {
    return Optional.ofNullable(contentId);
  }

  /** The Content-Description. */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** The Content-Transfer-Encoding as written, {@code 7bit} by default (RFC 2045 section 6.1). */
  public String encoding() {
    return encoding == null ? "7bit" : encoding;
  }

  /** The Content-MD5 (RFC 1864). */
  public Optional<String> md5() {
    return Optional.ofNullable(md5);
  }

  /** The Content-Disposition (RFC 2183). */
  public Optional<ContentDisposition> disposition() {
    return Optional.ofNullable(disposition);
  }

  /** The tags of the Content-Language field (RFC 3282). */
  public List<String> languages() {
    return languages;
  }

  /** The Content-Location (RFC 2557). */
  public Optional<String> location() {
    return Optional.ofNullable(location);
  }

  /** Where the header of this part starts. */
  public long headerStart() {
    return headerStart;
  }

  /** Where the body starts, after the empty line. */
  public long bodyStart() {
    return bodyStart;
  }

  /** Where the body ends, before the line end that belongs to the next boundary. */
  public long end() {
    return end;
  }

  /** Octets of the body in its transfer encoding. */
  public long size() {
    return end - bodyStart;
  }

  /** Line ends in the body, in its transfer encoding. */
  public long lines() {
    return lines;
  }

  /** The parts of a multipart, in order; empty for all others. */
  public List<BodyPart> children() {
    return children;
  }

  /** The envelope of the message that a message part holds. */
  public Optional<MessageEnvelope> envelope() {
    return Optional.ofNullable(envelope);
  }

  /** The root of the message that a message part holds. */
  public Optional<BodyPart> body() {
    return Optional.ofNullable(body);
  }

  /**
   * The file name that the sender proposes: of the disposition, else the name of the content type,
   * decoded (RFC 2231, RFC 2047). It is text from a stranger: nothing about it is safe as a path.
   */
  public Optional<String> fileName() {
    Optional<String> name =
        disposition == null ? Optional.empty() : disposition.parameters().decoded("filename");
    return name.isPresent() ? name : parameters.decoded("name");
  }

  @Nullable String rawEncoding() {
    return encoding;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BodyPart that && sameOctets(that) && sameContent(that);
  }

  private boolean sameOctets(BodyPart that) {
    return headerStart == that.headerStart
        && bodyStart == that.bodyStart
        && end == that.end
        && lines == that.lines;
  }

  private boolean sameContent(BodyPart that) {
    return type.equals(that.type)
        && subtype.equals(that.subtype)
        && parameters.equals(that.parameters)
        && Objects.equals(contentId, that.contentId)
        && Objects.equals(description, that.description)
        && Objects.equals(encoding, that.encoding)
        && Objects.equals(md5, that.md5)
        && Objects.equals(disposition, that.disposition)
        && languages.equals(that.languages)
        && Objects.equals(location, that.location)
        && children.equals(that.children)
        && Objects.equals(envelope, that.envelope)
        && Objects.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, subtype, headerStart, bodyStart, end, children.size());
  }

  @Override
  public String toString() {
    return mediaType() + "[" + headerStart + " " + bodyStart + " " + end + "]";
  }
}
