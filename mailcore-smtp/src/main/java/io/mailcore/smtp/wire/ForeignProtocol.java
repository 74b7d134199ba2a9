package io.mailcore.smtp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells the first line of another protocol from a command: a browser that was made to post a form
 * to a mail port must not get further than one line.
 */
public final class ForeignProtocol {

  private static final Set<String> HTTP_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI");
  private static final int LONGEST_VERB = 16;

  private ForeignProtocol() {}

  /** Whether a line that begins with this octet can't be a command, whatever follows. */
  public static boolean isBinary(int first) {
    boolean blankOrLineEnd = first == '\r' || first == '\n' || first == '\t';
    return first < ' ' && !blankOrLineEnd || first >= 0x7F;
  }

  /** Whether this line is another protocol's. An empty line is nobody's. */
  public static boolean speaks(byte[] line) {
    if (line.length == 0) {
      return false;
    }
    int first = line[0] & 0xFF;
    if (!Ascii.isLetter(first) && !Ascii.isBlank(first) && first != '\r' && first != '\n') {
      return true;
    }
    int end = 0;
    while (end < line.length && end < LONGEST_VERB && !Ascii.isBlank(line[end])) {
      end++;
    }
    String verb = Ascii.upper(new String(line, 0, end, StandardCharsets.ISO_8859_1));
    return HTTP_METHODS.contains(verb) || verb.startsWith("SSH-");
  }
}
