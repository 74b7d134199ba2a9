package io.mailcore.store.archive;

import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ModifiedUtf7;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Levels of mailbox names as names of files, and back. */
final class ArchiveNames {

  /** The longest name of a file that is made; file systems take 255 octets. */
  static final int MAX_LENGTH = 200;

  private static final int KEPT = 150;

  private ArchiveNames() {}

  /** What a file's name stands for: text in modified UTF-7, or as it is. */
  static String level(String fileName) {
    String text = FileName.text(fileName);
    return ModifiedUtf7.decode(text).orElse(text);
  }

  /**
   * A level as the name of a file or directory: printable ASCII, no slash, no dot in front, none of
   * the endings that mean something. The manifest says what it stands for.
   */
  static String fileName(String level) {
    return shortened(whole(level));
  }

  /** Whether {@link #fileName} doesn't say all of a level. */
  static boolean isShortened(String level) {
    return whole(level).length() > MAX_LENGTH;
  }

  private static String whole(String level) {
    String text = ModifiedUtf7.encode(level).replace("%", "%25").replace("/", "%2F");
    if (text.startsWith(".") || text.startsWith(",") || text.startsWith("#")) {
      text = escaped(text, 0);
    }
    int dot = text.lastIndexOf('.');
    if (dot >= 0 && isEnding(text.substring(dot))) {
      text = escaped(text, dot);
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9') || text.equalsIgnoreCase("mbox")) {
      text = escaped(text, 0);
    }
    return text;
  }

  private static boolean isEnding(String text) {
    return text.equalsIgnoreCase(".mbox")
        || text.equalsIgnoreCase(".sbd")
        || text.equalsIgnoreCase(".msf")
        || text.equalsIgnoreCase(".dat")
        || text.equalsIgnoreCase(".lock");
  }

  /** The text with one character in another form. */
  static String escaped(String text, int at) {
    String hex = HexFormat.of().withUpperCase().toHexDigits((byte) text.charAt(at));
    return text.substring(0, at) + "%" + hex + text.substring(at + 1);
  }

  /** The key of a file with this path of ASCII below the root. */
  static String key(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(name -> FileName.encode(name.getBytes(StandardCharsets.US_ASCII)))
        .collect(Collectors.joining("/"));
  }

  /** A name that isn't too long for a file; different for different names. */
  static String shortened(String name) {
    return name.length() <= MAX_LENGTH ? name : name.substring(0, KEPT) + "-" + digest(name, 16);
  }

  /** The first hexadecimal digits of a text's digest. */
  static String digest(String text, int digits) {
    byte[] octets = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(octets).substring(0, digits);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
