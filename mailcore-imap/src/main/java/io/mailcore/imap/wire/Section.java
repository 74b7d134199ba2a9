package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What between the brackets of {@code BODY[...]} names a part of a message (RFC 3501 section
 * 6.4.5).
 *
 * @param part part numbers from the outside in; none for the message itself
 * @param kind what of that part
 * @param headerNames names of header fields as the client wrote them, for the two kinds that select
 *     by them
 */
public record Section(List<Long> part, Kind kind, List<String> headerNames) {

  /** The whole message, {@code BODY[]}. */
  public static final Section WHOLE = of(List.of(), Kind.CONTENT);

  /** Copies the lists. */
  public Section {
    requireNonNull(kind, "kind");
    part = List.copyOf(part);
    headerNames = List.copyOf(headerNames);
  }

  /**
   * A section that does not select header fields.
   *
   * @param part part numbers from the outside in
   * @param kind what of that part
   */
  public static Section of(List<Long> part, Kind kind) {
    return new Section(part, kind, List.of());
  }

  /** Writes the section with its brackets. */
  void write(ImapWriter out) {
    StringBuilder text = new StringBuilder("[");
    for (long number : part) {
      text.append(text.length() > 1 ? "." : "").append(number);
    }
    if (kind != Kind.CONTENT) {
      text.append(text.length() > 1 ? "." : "").append(kind.text());
    }
    out.glue().raw(text.toString());
    if (kind.selectsFields()) {
      out.open();
      headerNames.forEach(out::astring);
      out.close();
    }
    out.glue().raw("]");
  }

  /** What of a part is meant. */
  public enum Kind {
    /** The whole message, or the body of a part. */
    CONTENT(""),
    /** The header of a message. */
    HEADER("HEADER"),
    /** The named fields of the header of a message. */
    HEADER_FIELDS("HEADER.FIELDS"),
    /** All other fields of the header of a message. */
    HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
    /** The body of a message. */
    TEXT("TEXT"),
    /** The MIME header of a part. */
    MIME("MIME");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    /** Whether fields are selected by name. */
    public boolean selectsFields() {
      return this == HEADER_FIELDS || this == HEADER_FIELDS_NOT;
    }
  }
}
