package io.mailcore.store.password;

import java.security.MessageDigest;
import java.util.Arrays;

/** A digest of the password, or of password and salt with the salt behind it (SSHA and others). */
final class DigestVerifier implements Verifier {

  private static final int MOST_SALT = 64;

  private final String algorithm;
  private final int length;
  private final boolean salted;

  DigestVerifier(String algorithm, int length, boolean salted) {
    this.algorithm = algorithm;
    this.length = length;
    this.salted = salted;
  }

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    byte[] octets = stored.octets(salted ? Integer.MAX_VALUE / 2 : length);
    int least = salted ? length + 1 : length;
    int most = salted ? length + MOST_SALT : length;
    Verifier.bounded(stored, "octets", octets.length, least, most);
    byte[] hash = Arrays.copyOf(octets, length);
    byte[] salt = Arrays.copyOfRange(octets, length, octets.length);
    return MessageDigest.isEqual(hash, KeyDerivation.digest(algorithm, password, salt));
  }
}
