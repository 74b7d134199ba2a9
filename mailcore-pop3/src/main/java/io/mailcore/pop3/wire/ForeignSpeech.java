package io.mailcore.pop3.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Tells lines that no POP3 client sends: a browser, a TLS or SSH client, a worm that has come to
 * the wrong port, or that a web page sent there. Such a connection is closed at once, so that
 * nothing that follows is taken for commands.
 */
public final class ForeignSpeech {

  private static final Set<String> WEB_METHODS =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private static final int MAX_WORD = 8;

  private ForeignSpeech() {}

  /**
   * Whether no line of POP3 can begin like this. A line may begin with a letter, or be an error
   * that people make at a keyboard: empty, or with a space in front.
   */
  public static boolean isForeignFirst(byte octet) {
    boolean whitespace = octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    return !whitespace && (octet < ' ' || octet == 0x7F);
  }

  /** Whether a whole line is no command and no mistake for one. */
  public static boolean isForeign(byte[] line) {
    if (line.length == 0 || line[0] == ' ' || line[0] == '\t' || line[0] == '\r') {
      return false;
    }
    if (line.length == 1 && line[0] == '*') {
      // The end of an exchange of SASL that we have ended already.
      return false;
    }
    boolean letter = line[0] >= 'A' && line[0] <= 'Z' || line[0] >= 'a' && line[0] <= 'z';
    return !letter || startsLikeSsh(line) || WEB_METHODS.contains(firstWord(line));
  }

  private static boolean startsLikeSsh(byte[] line) {
    return line.length >= 4 && line[0] == 'S' && line[1] == 'S' && line[2] == 'H' && line[3] == '-';
  }

  private static String firstWord(byte[] line) {
    int end = 0;
    while (end < line.length && end <= MAX_WORD && line[end] != ' ') {
      end++;
    }
    return new String(line, 0, end, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
  }
}
