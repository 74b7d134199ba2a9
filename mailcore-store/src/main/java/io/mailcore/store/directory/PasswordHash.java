package io.mailcore.store.directory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes passwords for as long as this object lives: HMAC-SHA-256 over salt and password, under a
 * random key that is in memory alone. Fast on purpose: the hash is never stored, and who reads this
 * memory reads the passwords on their way too. Safe for use by several threads.
 */
final class PasswordHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SALT_LENGTH = 16;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /** With a key of its own. */
  PasswordHash() {
    key = new SecretKeySpec(bytes(32), ALGORITHM);
  }

  /** A password's salt and hash. */
  static final class Hashed {

    private final byte[] salt;
    private final byte[] hash;

    private Hashed(byte[] salt, byte[] hash) {
      this.salt = salt;
      this.hash = hash;
    }
  }

  /**
   * Hashes a password.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair
   */
  Hashed hash(char[] password) {
    byte[] salt = bytes(SALT_LENGTH);
    byte[] hash = mac(salt, password);
    if (hash.length == 0) {
      throw new IllegalArgumentException("password: not well-formed Unicode");
    }
    return new Hashed(salt, hash);
  }

  /** The hash of no password: checking against it costs the same and always fails. */
  Hashed none() {
    return new Hashed(bytes(SALT_LENGTH), bytes(32));
  }

  /** Whether this is the password, in a time that doesn't tell how much of it is right. */
  boolean matches(Hashed hashed, char[] password) {
    return MessageDigest.isEqual(hashed.hash, mac(hashed.salt, password));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] mac(byte[] salt, char[] password) {
    ByteBuffer utf8;
    try {
      utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password));
    } catch (CharacterCodingException e) {
      return new byte[0];
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(salt);
      mac.update(utf8.duplicate());
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    } finally {
      Arrays.fill(utf8.array(), (byte) 0);
    }
  }
}
