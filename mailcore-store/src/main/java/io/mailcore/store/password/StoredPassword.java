package io.mailcore.store.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is stored, its scheme recognised: by a prefix in braces, with or without an
 * encoding ({@code {SSHA256.HEX}}), else by what it begins with ({@code $6$}), else as the
 * directory's default scheme.
 */
public final class StoredPassword {

  /** Longer than any that a scheme makes. */
  private static final int MAX_LENGTH = 4096;

  private static final Map<String, String> BY_ID =
      Map.ofEntries(
          Map.entry("1", "MD5-CRYPT"),
          Map.entry("apr1", "APR1"),
          Map.entry("5", "SHA256-CRYPT"),
          Map.entry("6", "SHA512-CRYPT"),
          Map.entry("2a", "BLF-CRYPT"),
          Map.entry("2b", "BLF-CRYPT"),
          Map.entry("2x", "BLF-CRYPT"),
          Map.entry("2y", "BLF-CRYPT"),
          Map.entry("argon2i", "ARGON2I"),
          Map.entry("argon2id", "ARGON2ID"),
          Map.entry("pbkdf2", "PBKDF2-SHA1"),
          Map.entry("pbkdf2-sha256", "PBKDF2-SHA256"),
          Map.entry("pbkdf2-sha512", "PBKDF2-SHA512"),
          Map.entry("y", "YESCRYPT"),
          Map.entry("gy", "YESCRYPT"),
          Map.entry("7", "SCRYPT"),
          Map.entry("scrypt", "SCRYPT"));

  private static final String POSTGRESQL_SCRAM = "SCRAM-SHA-256$";

  private final String scheme;
  private final @Nullable String encoding;
  private final String text;

  private StoredPassword(String scheme, @Nullable String encoding, String text) {
    this.scheme = scheme;
    this.encoding = encoding;
    this.text = text;
  }

  /**
   * Recognises a stored password.
   *
   * @param defaultScheme of what has neither prefix nor {@code $id$}
   */
  public static StoredPassword of(String stored, String defaultScheme) throws UnusablePassword {
    if (stored.isEmpty()) {
      throw new UnusablePassword("empty");
    }
    if (stored.length() > MAX_LENGTH) {
      throw new UnusablePassword("longer than " + MAX_LENGTH + " characters");
    }
    int close = stored.indexOf('}');
    if (stored.startsWith("{") && close > 0) {
      return withPrefix(stored.substring(1, close), stored.substring(close + 1));
    }
    if (stored.startsWith(POSTGRESQL_SCRAM)) {
      return new StoredPassword("SCRAM-SHA-256", null, stored);
    }
    String id = id(stored);
    if (!id.isEmpty()) {
      String scheme = BY_ID.get(id);
      if (scheme == null) {
        throw new UnusablePassword("begins with an unknown $id$");
      }
      return new StoredPassword(scheme, null, stored);
    }
    return withPrefix(defaultScheme, stored);
  }

  private static StoredPassword withPrefix(String prefix, String text) throws UnusablePassword {
    String upper = prefix.toUpperCase(Locale.ROOT);
    int dot = upper.indexOf('.');
    String scheme = dot < 0 ? upper : upper.substring(0, dot);
    String encoding = dot < 0 ? null : upper.substring(dot + 1);
    if (encoding != null
        && !encoding.equals("HEX")
        && !encoding.equals("B64")
        && !encoding.equals("BASE64")) {
      throw new UnusablePassword("an unknown encoding behind the scheme (expected: B64 or HEX)");
    }
    StoredPassword stored = new StoredPassword(scheme, encoding, text);
    if (!scheme.equals("CRYPT")) {
      return stored;
    }
    String crypt = stored.text();
    String id = id(crypt);
    if (id.isEmpty()) {
      return new StoredPassword("DES-CRYPT", null, crypt);
    }
    String known = BY_ID.get(id);
    if (known == null) {
      throw new UnusablePassword("CRYPT with an unknown $id$");
    }
    return new StoredPassword(known, null, crypt);
  }

  /** What stands between the first two dollars; empty if the text doesn't begin so. */
  private static String id(String text) {
    int end = text.startsWith("$") ? text.indexOf('$', 1) : -1;
    return end < 0 ? "" : text.substring(1, end);
  }

  /** The scheme's name in capitals, as Dovecot has it. */
  public String scheme() {
    return scheme;
  }

  /** The hash of a scheme that is text. */
  String text() throws UnusablePassword {
    return encoding == null ? text : new String(decode(encoding), StandardCharsets.UTF_8);
  }

  /**
   * The octets of a scheme that isn't text.
   *
   * @param length how many octets are in hexadecimal digits where the prefix names no encoding; all
   *     else is base64
   */
  byte[] octets(int length) throws UnusablePassword {
    if (encoding != null) {
      return decode(encoding);
    }
    return decode(text.length() == length * 2 ? "HEX" : "B64");
  }

  private byte[] decode(String how) throws UnusablePassword {
    try {
      return how.equals("HEX")
          ? HexFormat.of().parseHex(text.trim())
          : Base64.getDecoder().decode(text.trim());
    } catch (IllegalArgumentException e) {
      throw unusable(how.equals("HEX") ? "not hexadecimal" : "not base64", e);
    }
  }

  /** For this reason, with the scheme before it. */
  UnusablePassword unusable(String reason) {
    return new UnusablePassword(scheme + ": " + reason);
  }

  /** For this reason, with the scheme before it; the cause may quote the hash. */
  UnusablePassword unusable(String reason, RuntimeException cause) {
    return new UnusablePassword(scheme + ": " + reason, cause);
  }
}
