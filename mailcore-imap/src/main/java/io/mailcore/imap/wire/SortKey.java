package io.mailcore.imap.wire;

/**
 * What messages are sorted by (RFC 5256 section 3, RFC 5957).
 *
 * @param field of the message
 * @param reverse whether from the largest down
 */
public record SortKey(Field field, boolean reverse) {

  /** What of a message counts. */
  public enum Field {
    /** When it came: the internal date with its time. */
    ARRIVAL,
    /** Local part of the first Cc address. */
    CC,
    /** When it was sent. */
    DATE,
    /** Name, or else address, of the first From address. */
    DISPLAYFROM,
    /** Name, or else address, of the first To address. */
    DISPLAYTO,
    /** Local part of the first From address. */
    FROM,
    /** Its octets. */
    SIZE,
    /** The base subject. */
    SUBJECT,
    /** Local part of the first To address. */
    TO;

    /** Whether it is of RFC 5957. */
    public boolean isDisplay() {
      return this == DISPLAYFROM || this == DISPLAYTO;
    }
  }
}
