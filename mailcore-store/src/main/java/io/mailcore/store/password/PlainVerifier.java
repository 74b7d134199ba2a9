package io.mailcore.store.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** PLAIN, CLEAR, CLEARTEXT: the password itself. */
final class PlainVerifier implements Verifier {

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    return MessageDigest.isEqual(password, stored.text().getBytes(StandardCharsets.UTF_8));
  }
}
