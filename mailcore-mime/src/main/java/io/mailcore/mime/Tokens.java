package io.mailcore.mime;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Random names that nobody can guess or meet twice. */
final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** A token of letters and digits with 128 random bits. */
  static String next() {
    return new BigInteger(128, RANDOM).toString(Character.MAX_RADIX);
  }
}
