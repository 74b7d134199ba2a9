package io.mailcore.store.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * PBKDF2 (RFC 8018, section 5.2): Dovecot's form {@code $1$salt$rounds$hex} with SHA-1, and {@code
 * $pbkdf2-sha256$rounds$salt$hash} with its elder and younger sister.
 */
final class Pbkdf2Verifier implements Verifier {

  static final int MOST_ROUNDS = 5_000_000;

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    String[] fields = stored.text().split("\\$", -1);
    if (fields.length != 5) {
      throw stored.unusable("not of the form $id$rounds$salt$hash");
    }
    if (fields[1].equals("1")) {
      return matchesDovecot(password, stored, fields);
    }
    String digest =
        switch (fields[1]) {
          case "pbkdf2" -> "SHA1";
          case "pbkdf2-sha256" -> "SHA256";
          case "pbkdf2-sha512" -> "SHA512";
          default -> throw stored.unusable("neither SHA-1, SHA-256 nor SHA-512");
        };
    int rounds = rounds(stored, fields[2]);
    byte[] salt = PhcText.octets(stored, "salt", fields[3], 8, 64);
    byte[] hash = PhcText.octets(stored, "hash", fields[4], 16, 64);
    return MessageDigest.isEqual(
        hash, KeyDerivation.pbkdf2(digest, password, salt, rounds, hash.length));
  }

  /** The rounds of a hash in the form with the digest's name. */
  static int rounds(StoredPassword stored) throws UnusablePassword {
    String[] fields = stored.text().split("\\$", -1);
    if (fields.length != 5) {
      throw stored.unusable("not of the form $id$rounds$salt$hash");
    }
    return rounds(stored, fields[2]);
  }

  private static int rounds(StoredPassword stored, String field) throws UnusablePassword {
    return field.contains("=")
        ? PhcText.parameter(stored, field, "i", 1, MOST_ROUNDS)
        : Verifier.bounded(stored, "rounds", Verifier.number(field), 1, MOST_ROUNDS);
  }

  private static boolean matchesDovecot(byte[] password, StoredPassword stored, String[] fields)
      throws UnusablePassword {
    byte[] salt = fields[2].getBytes(StandardCharsets.UTF_8);
    Verifier.bounded(stored, "salt in octets", salt.length, 8, 64);
    int rounds = Verifier.bounded(stored, "rounds", Verifier.number(fields[3]), 1, MOST_ROUNDS);
    byte[] hash;
    try {
      hash = HexFormat.of().parseHex(fields[4]);
    } catch (IllegalArgumentException e) {
      throw stored.unusable("hash: not hexadecimal", e);
    }
    Verifier.bounded(stored, "hash in octets", hash.length, 20, 20);
    return MessageDigest.isEqual(
        hash, KeyDerivation.pbkdf2("SHA1", password, salt, rounds, hash.length));
  }

  /** A new PBKDF2-SHA512 hash. */
  static String make(byte[] password, byte[] salt, int rounds) {
    return text(rounds, salt, KeyDerivation.pbkdf2("SHA512", password, salt, rounds, 64));
  }

  /** The form in which a hash is stored. */
  static String text(int rounds, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$pbkdf2-sha512$"
        + rounds
        + "$"
        + base64.encodeToString(salt).replace('+', '.')
        + "$"
        + base64.encodeToString(hash).replace('+', '.');
  }
}
