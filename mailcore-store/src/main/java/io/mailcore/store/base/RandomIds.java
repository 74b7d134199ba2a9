package io.mailcore.store.base;

import java.security.SecureRandom;

/**
 * Makes ids that no other run and no other node makes: a letter for the kind and 125 random bits.
 * They begin with a letter and never differ by letter case alone (RFC 8474, section 7).
 */
public final class RandomIds {

  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 25;

  private final SecureRandom random = new SecureRandom();

  /** A new id that begins with {@code kind}, an ASCII letter. */
  public String next(char kind) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    StringBuilder id = new StringBuilder(LENGTH + 1).append(kind);
    for (byte b : bytes) {
      id.append(DIGITS.charAt(b & 31));
    }
    return id.toString();
  }
}
