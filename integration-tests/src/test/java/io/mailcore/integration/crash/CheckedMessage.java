package io.mailcore.integration.crash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Messages that carry an id and a checksum of their body. */
public final class CheckedMessage {

  private static final String ID = "X-Id: ";
  private static final String SUM = "X-Sum: ";
  private static final int LONGEST_LINE = 70;

  private CheckedMessage() {}

  /** A message of up to {@code maxLines} lines. */
  public static byte[] of(String id, Random random, int maxLines) {
    StringBuilder body = new StringBuilder();
    for (int lines = 1 + random.nextInt(maxLines); lines > 0; lines--) {
      for (int octets = random.nextInt(LONGEST_LINE); octets > 0; octets--) {
        body.append((char) (' ' + random.nextInt(95)));
      }
      body.append("\r\n");
    }
    String message =
        "From: crash@client.test\r\n" + ID + id + "\r\n" + SUM + sum(body) + "\r\n\r\n" + body;
    return message.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Checks a message as it comes back.
   *
   * @return its id
   * @throws AssertionError if it is damaged
   */
  public static String verify(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String header = text.substring(0, Math.max(end, 0));
    String id = field(header, ID);
    if (!sum(text.substring(end + 4)).equals(field(header, SUM))) {
      throw new AssertionError("message " + id + " is damaged: " + text);
    }
    return id;
  }

  private static String field(String header, String name) {
    return header
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in: " + header));
  }

  private static String sum(CharSequence body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] octets = body.toString().getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(digest.digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
