package io.mailcore.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over a value, from one {@code =?} to the next. */
final class EncodedWordDecoder {

  /** Asking Java for a charset that it doesn't know is slow: after so many all are unknown. */
  private static final int MOST_UNKNOWN = 16;

  private final String in;
  private final StringBuilder out;

  /** Octets of the words since the last text, all in one charset. */
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  private @Nullable Charset charset;
  private final Set<String> unknown = new HashSet<>();

  EncodedWordDecoder(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length());
  }

  String decode() {
    int textStart = 0;
    int at = in.indexOf("=?");
    while (at >= 0) {
      int end = word(at, textStart);
      if (end < 0) {
        at = in.indexOf("=?", at + 1);
      } else {
        textStart = end;
        at = in.indexOf("=?", end);
      }
    }
    flush();
    text(textStart, in.length());
    return FieldText.withoutLineEnds(out.toString());
  }

  /** Decodes the encoded word at a position, with the text before it; returns its end or -1. */
  private int word(int at, int textStart) {
    int charsetEnd = in.indexOf('?', at + 2);
    if (charsetEnd < 0
        || charsetEnd + 2 >= in.length()
        || in.charAt(charsetEnd + 2) != '?'
        || hasBlank(at + 2, charsetEnd)) {
      return -1;
    }
    int contentStart = charsetEnd + 3;
    int contentEnd = in.indexOf('?', contentStart);
    if (contentEnd < 0 || contentEnd + 1 >= in.length() || in.charAt(contentEnd + 1) != '=') {
      return -1;
    }
    char encoding = FieldText.lower(in.charAt(charsetEnd + 1));
    if (encoding != 'b' && encoding != 'q') {
      return -1;
    }
    Charset own = charset(in.substring(at + 2, charsetEnd));
    if (own == null) {
      return -1;
    }
    boolean adjacent = charset != null && isBlank(textStart, at);
    if (!adjacent || !own.equals(charset)) {
      flush();
    }
    if (!adjacent) {
      text(textStart, at);
    }
    charset = own;
    if (encoding == 'b') {
      Base64Text.decode(in, contentStart, contentEnd, octets);
    } else {
      quoted(contentStart, contentEnd);
    }
    return contentEnd + 2;
  }

  /** The charset of a word, a language tag behind it left out (RFC 2231 section 5). */
  private @Nullable Charset charset(String name) {
    int star = name.indexOf('*');
    String plain = star < 0 ? name : name.substring(0, star);
    if (unknown.size() >= MOST_UNKNOWN || unknown.contains(plain)) {
      return null;
    }
    Optional<Charset> found = Charsets.find(plain);
    if (found.isEmpty()) {
      unknown.add(plain);
    }
    return found.orElse(null);
  }

  private void quoted(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = in.charAt(i);
      int octet = c == '=' && i + 2 < to ? Charsets.hexOctet(in, i + 1) : -1;
      if (octet >= 0) {
        octets.write(octet);
        i += 2;
      } else if (c == '_') {
        octets.write(' ');
      } else if (c <= 0xFF) {
        octets.write(c);
      } else {
        octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void flush() {
    if (charset != null) {
      out.append(new String(octets.toByteArray(), charset));
      octets.reset();
      charset = null;
    }
  }

  private void text(int from, int to) {
    boolean octetsAlone = true;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      char c = in.charAt(i);
      ascii &= c < 0x80;
      octetsAlone &= c <= 0xFF;
    }
    if (ascii || !octetsAlone) {
      out.append(in, from, to);
    } else {
      out.append(Charsets.lenient(in.substring(from, to).getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  private boolean hasBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (FieldScanner.isBlank(in.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!FieldScanner.isBlank(in.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
