package io.mailcore.store.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** Passwords as octets. */
public final class PasswordText {

  /** The longest password, in octets of UTF-8. */
  public static final int MAX_OCTETS = 1024;

  private PasswordText() {}

  /**
   * The octets that a stored password may have been made of: UTF-8 as it came, then, where it
   * differs, in the form of RFC 8265, section 4.2 (OpaqueString). Empty for what can be nobody's
   * password: nothing at all, more than {@value #MAX_OCTETS} octets, a NUL, half a surrogate pair.
   */
  public static List<byte[]> candidates(char[] password) {
    byte[] raw = utf8(password);
    if (raw.length == 0) {
      return List.of();
    }
    if (isPlain(password)) {
      return List.of(raw);
    }
    byte[] opaque = utf8(opaque(CharBuffer.wrap(password)));
    return opaque.length == 0 || Arrays.equals(raw, opaque) ? List.of(raw) : List.of(raw, opaque);
  }

  /**
   * The octets that a new password is made of, in the form of RFC 8265, section 4.2.
   *
   * @throws IllegalArgumentException if it is empty, too long or holds a control character
   */
  public static byte[] forNew(char[] password) {
    if (password.length == 0) {
      throw new IllegalArgumentException("password: empty (expected: 1 character or more)");
    }
    for (char c : password) {
      if (Character.isISOControl(c)) {
        throw new IllegalArgumentException("password: holds a control character");
      }
    }
    byte[] octets = utf8(isPlain(password) ? password : opaque(CharBuffer.wrap(password)));
    if (octets.length == 0) {
      throw new IllegalArgumentException(
          "password: not well-formed Unicode, or more than " + MAX_OCTETS + " octets of UTF-8");
    }
    return octets;
  }

  private static boolean isPlain(char[] password) {
    for (char c : password) {
      if (c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Spaces beyond ASCII as a space, then normal form C. */
  private static char[] opaque(CharSequence password) {
    return Normalizer.normalize(spaced(password, false), Normalizer.Form.NFC).toCharArray();
  }

  /**
   * The form that SCRAM hashes (RFC 5802, section 2.2: SASLprep, RFC 4013): spaces as a space, what
   * maps to nothing left out, normal form KC of this Java's Unicode.
   */
  static byte[] saslPrepared(byte[] password) {
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
    byte[] prepared =
        utf8(Normalizer.normalize(spaced(text, true), Normalizer.Form.NFKC).toCharArray());
    Arrays.fill(text.array(), '\0');
    return prepared.length == 0 ? password.clone() : prepared;
  }

  private static StringBuilder spaced(CharSequence text, boolean dropInvisible) {
    StringBuilder spaced = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.getType(c) == Character.SPACE_SEPARATOR || dropInvisible && c == 0x200B) {
        spaced.append(' ');
      } else if (!dropInvisible || !isMappedToNothing(c)) {
        spaced.append(c);
      }
    }
    return spaced;
  }

  /** RFC 3454, table B.1. */
  private static boolean isMappedToNothing(char c) {
    return c == 0xAD
        || c == 0x34F
        || c == 0x1806
        || c >= 0x180B && c <= 0x180D
        || c == 0x200C
        || c == 0x200D
        || c == 0x2060
        || c >= 0xFE00 && c <= 0xFE0F
        || c == 0xFEFF;
  }

  /** The octets of UTF-8, with none of them left anywhere else; empty for no password. */
  private static byte[] utf8(char[] password) {
    ByteBuffer encoded;
    try {
      encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password));
    } catch (CharacterCodingException e) {
      return new byte[0];
    }
    byte[] octets = new byte[encoded.remaining()];
    encoded.get(octets);
    Arrays.fill(encoded.array(), (byte) 0);
    boolean usable = octets.length <= MAX_OCTETS;
    for (byte octet : octets) {
      usable &= octet != 0;
    }
    if (usable) {
      return octets;
    }
    Arrays.fill(octets, (byte) 0);
    return new byte[0];
  }
}
