package io.mailcore.model;

/** What the client said of the octets to come (RFC 6152, section 3; RFC 3030, section 3). */
public enum BodyType {
  /** Lines of ASCII. */
  SEVEN_BIT,
  /** Lines that may hold any octets. */
  EIGHT_BIT_MIME,
  /** Any octets, without lines; only through BDAT. */
  BINARY_MIME
}
