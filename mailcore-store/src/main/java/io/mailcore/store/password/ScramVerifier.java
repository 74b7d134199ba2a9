package io.mailcore.store.password;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * SCRAM keys (RFC 5802, section 3; RFC 7677): {@code rounds,salt,StoredKey,ServerKey}, or {@code
 * SCRAM-SHA-256$rounds:salt$StoredKey:ServerKey}.
 */
final class ScramVerifier implements Verifier {

  static final int MOST_ROUNDS = 1_000_000;

  private final String digest;
  private final String algorithm;
  private final int length;

  ScramVerifier(String digest, String algorithm, int length) {
    this.digest = digest;
    this.algorithm = algorithm;
    this.length = length;
  }

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    String text = stored.text();
    String prefix = stored.scheme() + "$";
    String[] fields =
        text.startsWith(prefix)
            ? text.substring(prefix.length()).split("[:$]", -1)
            : text.split(",", -1);
    if (fields.length != 4) {
      throw stored.unusable("not of the form rounds,salt,StoredKey,ServerKey");
    }
    int rounds = Verifier.bounded(stored, "rounds", Verifier.number(fields[0]), 1, MOST_ROUNDS);
    byte[] salt = PhcText.octets(stored, "salt", fields[1], 8, 64);
    byte[] storedKey = PhcText.octets(stored, "StoredKey", fields[2], length, length);
    byte[] serverKey = PhcText.octets(stored, "ServerKey", fields[3], length, length);
    Keys keys = keys(password, salt, rounds);
    boolean server = MessageDigest.isEqual(serverKey, keys.server);
    return MessageDigest.isEqual(storedKey, keys.stored) && server;
  }

  private record Keys(byte[] stored, byte[] server) {}

  private Keys keys(byte[] password, byte[] salt, int rounds) {
    byte[] prepared = PasswordText.saslPrepared(password);
    byte[] salted = KeyDerivation.pbkdf2(digest, prepared, salt, rounds, length);
    Arrays.fill(prepared, (byte) 0);
    byte[] client = KeyDerivation.hmac(digest, salted, "Client Key");
    byte[] server = KeyDerivation.hmac(digest, salted, "Server Key");
    Arrays.fill(salted, (byte) 0);
    return new Keys(KeyDerivation.digest(algorithm, client), server);
  }

  /** New keys, in Dovecot's form without prefix. */
  String make(byte[] password, byte[] salt, int rounds) {
    Keys keys = keys(password, salt, rounds);
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        ",",
        String.valueOf(rounds),
        base64.encodeToString(salt),
        base64.encodeToString(keys.stored),
        base64.encodeToString(keys.server));
  }
}
