package io.mailcore.imap.session;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The tagged response that ends a command (RFC 3501, section 7.1).
 *
 * @param kind its first word
 * @param code what stands in brackets, printable ASCII without {@code ]}, mostly of RFC 5530
 * @param text for people; never what a client sent, never a failure's own words
 */
public record Answer(Kind kind, Optional<String> code, String text) {

  /** To what needs message numbers, from a client that has enabled UIDONLY (RFC 9586). */
  public static final Answer UID_REQUIRED =
      new Answer(Kind.BAD, Optional.of("UIDREQUIRED"), "Message numbers are not in use");

  /** How a command ended. */
  public enum Kind {
    /** Done. */
    OK,
    /** Not done. */
    NO,
    /** Not understood, or not allowed now. */
    BAD
  }

  public Answer {
    requireNonNull(kind, "kind");
    requireNonNull(code, "code");
    requireNonNull(text, "text");
  }

  /** Done. */
  public static Answer ok(String text) {
    return new Answer(Kind.OK, Optional.empty(), text);
  }

  /** Done, with a response code such as {@code APPENDUID 38505 3955}. */
  public static Answer ok(String code, String text) {
    return new Answer(Kind.OK, Optional.of(code), text);
  }

  /** Not done. */
  public static Answer no(String text) {
    return new Answer(Kind.NO, Optional.empty(), text);
  }

  /** Not done, with a response code such as {@code TRYCREATE}. */
  public static Answer no(String code, String text) {
    return new Answer(Kind.NO, Optional.of(code), text);
  }

  /** Not understood; counts as an error of the client. */
  public static Answer bad(String text) {
    return new Answer(Kind.BAD, Optional.empty(), text);
  }
}
