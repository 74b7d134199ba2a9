package io.mailcore.smtp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Base64 as AUTH uses it (RFC 4954, section 4). */
public final class SaslLine {

  private SaslLine() {}

  /**
   * Decodes a client's response. Empty if it isn't base64 to the letter: foreign characters, a pad
   * in the middle, a missing pad, bits left over.
   */
  public static Optional<byte[]> decode(byte[] line) {
    if (line.length % 4 != 0) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(line);
      boolean canonical = Arrays.equals(Base64.getEncoder().encode(decoded), line);
      return canonical ? Optional.of(decoded) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Decodes an initial response, in which {@code =} stands for an empty one. */
  public static Optional<byte[]> decodeInitial(String text) {
    if (text.equals("=")) {
      return Optional.of(new byte[0]);
    }
    return text.isEmpty() || !Ascii.isText(text)
        ? Optional.empty()
        : decode(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the client gives up. */
  public static boolean isCancel(byte[] line) {
    return line.length == 1 && line[0] == '*';
  }

  /** A challenge as text. */
  public static String encode(byte[] challenge) {
    return Base64.getEncoder().encodeToString(challenge);
  }
}
