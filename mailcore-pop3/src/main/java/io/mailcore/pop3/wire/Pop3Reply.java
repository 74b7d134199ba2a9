package io.mailcore.pop3.wire;

import java.nio.charset.StandardCharsets;

/**
 * The first line of an answer (RFC 2449, section 3). Its text is ours, never a client's or an
 * exception's.
 *
 * @param line without CRLF
 */
public record Pop3Reply(String line) {

  /** The most octets of a first line, CRLF included (RFC 1939, section 3). */
  public static final int MAX_OCTETS = 512;

  /** A problem with the credentials (RFC 3206, section 5). */
  public static final String AUTH = "AUTH";

  /** The maildrop is locked (RFC 2449, section 8.1.2). */
  public static final String IN_USE = "IN-USE";

  /** Likely to work later (RFC 3206, section 4). */
  public static final String TEMPORARY = "SYS/TEMP";

  /** Somebody must mend it (RFC 3206, section 4). */
  public static final String PERMANENT = "SYS/PERM";

  public Pop3Reply {
    boolean printable = line.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (!printable || line.length() > MAX_OCTETS - 2) {
      throw new IllegalArgumentException(
          "reply: expected printable ASCII of at most " + (MAX_OCTETS - 2) + " octets");
    }
  }

  /** {@code +OK text}. */
  public static Pop3Reply ok(String text) {
    return new Pop3Reply("+OK " + text);
  }

  /** {@code -ERR text}. */
  public static Pop3Reply error(String text) {
    return new Pop3Reply("-ERR " + text);
  }

  /** {@code -ERR [code] text}. */
  public static Pop3Reply error(String code, String text) {
    return new Pop3Reply("-ERR [" + code + "] " + text);
  }

  /** Whether it begins with {@code +OK}. */
  public boolean isPositive() {
    return line.startsWith("+");
  }

  /** The line with CRLF. */
  public byte[] octets() {
    return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
