package io.mailcore.store.exchange;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files as their octets, whatever charset this process takes names to be in: as ASCII text
 * with {@code %XX} for what isn't plain, which is also how they are kept in lists.
 */
public final class FileName {

  private static final String PLAIN = "-_.~!$&'()*,;:=@+";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private FileName() {}

  /** The last name of a path, as ASCII. */
  public static String encode(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.chars().allMatch(c -> c < 0x80)) {
      return encode(name.getBytes(StandardCharsets.US_ASCII));
    }
    // The URI has the octets themselves; the text has what this process could read of them.
    String path = file.toUri().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return encode(octets(path.substring(path.lastIndexOf('/', end - 1) + 1, end)));
  }

  /** Octets as ASCII. */
  public static String encode(byte[] octets) {
    StringBuilder out = new StringBuilder(octets.length);
    for (byte octet : octets) {
      int c = octet & 0xFF;
      boolean plain =
          c >= '0' && c <= '9'
              || c >= 'A' && c <= 'Z'
              || c >= 'a' && c <= 'z'
              || PLAIN.indexOf(c) >= 0;
      if (plain) {
        out.append((char) c);
      } else {
        out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return out.toString();
  }

  /** The file of this name in a directory. */
  public static Path resolve(Path directory, String encoded) {
    byte[] octets = octets(encoded);
    boolean ascii = true;
    for (byte octet : octets) {
      ascii &= octet > 0;
    }
    if (ascii) {
      return directory.resolve(new String(octets, StandardCharsets.US_ASCII));
    }
    String parent = directory.toUri().toString();
    return Path.of(URI.create(parent.endsWith("/") ? parent + encoded : parent + "/" + encoded));
  }

  /** The name as text: UTF-8 if it is that, else an octet a character. */
  public static String text(String encoded) {
    byte[] octets = octets(encoded);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** The octets of a name. */
  public static byte[] octets(String encoded) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int value = c;
      if (c == '%' && i + 2 < encoded.length()) {
        value = Integer.parseInt(encoded.substring(i + 1, i + 3), 16);
        i += 2;
      }
      out.write(value);
    }
    return out.toByteArray();
  }
}
