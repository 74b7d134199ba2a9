package io.mailcore.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes header fields in ASCII, folded before blanks so that lines have 76 characters where they
 * can (RFC 5322 section 2.1.1, RFC 2047 section 2). Knows no field without having checked its
 * octets.
 */
final class HeaderWriter {

  private static final int LINE = 76;

  /** A run without blanks that still fits the 998 octets of a line, name and all. */
  private static final int LONGEST_RUN = 700;

  private final OutputStream out;

  HeaderWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes a field of any text. */
  void text(String name, String text) throws IOException {
    String encoded = EncodedWords.encode(text);
    raw(name, longestRun(encoded) > LONGEST_RUN ? EncodedWordEncoder.words(text) : encoded);
  }

  /** Writes a field of addresses, each on a line of its own where they don't fit. */
  void addresses(String name, List<EnvelopeAddress> addresses) throws IOException {
    if (addresses.isEmpty()) {
      return;
    }
    StringBuilder value = new StringBuilder();
    for (EnvelopeAddress address : addresses) {
      value.append(value.length() == 0 ? "" : ", ").append(mailbox(address));
    }
    raw(name, value.toString());
  }

  private static String mailbox(EnvelopeAddress address) {
    String spec = address.address().orElseThrow();
    return address.name().map(name -> phrase(name) + " <" + spec + ">").orElse(spec);
  }

  /** A display name: atoms, a quoted string or encoded words. */
  static String phrase(String name) {
    String encoded = EncodedWords.encode(name);
    if (!encoded.equals(name) || longestRun(name) > LONGEST_RUN) {
      return EncodedWordEncoder.words(name);
    }
    boolean atoms = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      atoms &= NewMessageRules.isAtomCharacter(c) || (c == ' ' && name.charAt(i - 1) != ' ');
    }
    return atoms ? name : quoted(name);
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  /** Writes a field whose value is ASCII and whose runs between blanks fit a line. */
  void raw(String name, String value) throws IOException {
    StringBuilder lines = new StringBuilder(name).append(':');
    int column = lines.length();
    int from = 0;
    String text = " " + value;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && text.charAt(to) == ' ') {
        to++;
      }
      while (to < text.length() && text.charAt(to) != ' ') {
        to++;
      }
      boolean fits = column + to - from <= LINE;
      if (!fits && (from > 0 || to <= LINE)) {
        lines.append("\r\n");
        column = 0;
      }
      lines.append(text, from, to);
      column += to - from;
      from = to;
    }
    out.write(ascii(lines.append("\r\n")));
  }

  void end() throws IOException {
    out.write(ascii("\r\n"));
  }

  /** The last guard: whatever was overlooked before, no character turns into a line end here. */
  static byte[] ascii(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        throw new IllegalArgumentException("character: U+" + Integer.toHexString(text.charAt(i)));
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == ' ' ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
