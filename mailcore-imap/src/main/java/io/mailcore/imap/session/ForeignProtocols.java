package io.mailcore.imap.session;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Tells clients of other protocols by the first thing they send, so that a browser that was talked
 * into connecting here never gets to speak (S-63): HTTP requests, TLS on a port in clear, SSH,
 * Redis, SMTP.
 */
final class ForeignProtocols {

  private static final int TLS_HANDSHAKE = 0x16;

  private static final Set<String> FIRST_WORDS =
      Set.of(
          "GET",
          "POST",
          "PUT",
          "HEAD",
          "OPTIONS",
          "CONNECT",
          "DELETE",
          "PATCH",
          "TRACE",
          "PRI",
          "PROPFIND",
          "EHLO",
          "HELO",
          "LHLO",
          "USER",
          "PROXY");

  private ForeignProtocols() {}

  /** Whether a session that begins with this octet can't be IMAP. */
  static boolean isForeign(byte first) {
    return first == TLS_HANDSHAKE;
  }

  /**
   * Whether a session's first line is another protocol's.
   *
   * @param command what the second word is, where there is a command of that name: then the first
   *     word may be a tag, whatever it looks like
   */
  static boolean isForeign(byte[] firstLine, boolean command) {
    if (command || firstLine.length == 0) {
      return false;
    }
    int first = firstLine[0];
    if (first < ' ' || first == '*' || first == 0x7F) {
      return true;
    }
    String line = new String(firstLine, StandardCharsets.ISO_8859_1);
    int space = line.indexOf(' ');
    String word = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    return word.startsWith("SSH-") || FIRST_WORDS.contains(word);
  }
}
