package io.mailcore.store.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What every Java brings: PBKDF2, HMAC, digests. Names are those of the JDK without the hyphen. */
final class KeyDerivation {

  private KeyDerivation() {}

  /** PBKDF2 with HMAC of this digest: SHA1, SHA256 or SHA512. */
  static byte[] pbkdf2(String digest, byte[] password, byte[] salt, int rounds, int length) {
    CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
    char[] copy = new char[characters.remaining()];
    characters.get(copy);
    Arrays.fill(characters.array(), '\0');
    PBEKeySpec spec = new PBEKeySpec(copy, salt, rounds, length * 8);
    Arrays.fill(copy, '\0');
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest)
          .generateSecret(spec)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks PBKDF2 with " + digest, e);
    } finally {
      spec.clearPassword();
    }
  }

  static byte[] hmac(String digest, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("Hmac" + digest);
      mac.init(new SecretKeySpec(key, "Hmac" + digest));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks HMAC with " + digest, e);
    }
  }

  /** The digest of this algorithm over the parts, one after the other. */
  static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + algorithm, e);
    }
  }
}
