package io.mailcore.store.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.Md5Crypt;

/** The schemes of crypt(3) that are text: SHA512-CRYPT, SHA256-CRYPT, MD5-CRYPT, APR1, DES. */
final class CryptVerifier implements Verifier {

  static final int LEAST_ROUNDS = 1000;
  static final int MOST_ROUNDS = 1_000_000;
  private static final int DES_LENGTH = 13;

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    String text = stored.text();
    switch (stored.scheme()) {
      case "SHA512-CRYPT" -> checkSha(stored, text, "$6$", 86);
      case "SHA256-CRYPT" -> checkSha(stored, text, "$5$", 43);
      case "MD5-CRYPT", "MD5" -> checkSalted(stored, text, "$1$", 22);
      case "APR1" -> checkSalted(stored, text, "$apr1$", 22);
      default -> checkDes(stored, text);
    }
    byte[] copy = password.clone();
    String computed = text.startsWith("$apr1$") ? apr1(copy, text) : Crypt.crypt(copy, text);
    return MessageDigest.isEqual(
        computed.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String apr1(byte[] password, String text) {
    return Md5Crypt.apr1Crypt(password, text);
  }

  private static void checkSha(StoredPassword stored, String text, String id, int length)
      throws UnusablePassword {
    String rest = withoutId(stored, text, id);
    if (rest.startsWith("rounds=")) {
      int end = rest.indexOf('$');
      int rounds = end < 0 ? Integer.MAX_VALUE : Verifier.number(rest.substring(7, end));
      Verifier.bounded(stored, "rounds", rounds, LEAST_ROUNDS, MOST_ROUNDS);
      rest = rest.substring(end + 1);
    }
    checkSaltAndHash(stored, rest, 16, length);
  }

  private static void checkSalted(StoredPassword stored, String text, String id, int length)
      throws UnusablePassword {
    checkSaltAndHash(stored, withoutId(stored, text, id), 8, length);
  }

  private static String withoutId(StoredPassword stored, String text, String id)
      throws UnusablePassword {
    if (!text.startsWith(id)) {
      throw stored.unusable("doesn't begin with " + id);
    }
    return text.substring(id.length());
  }

  private static void checkSaltAndHash(StoredPassword stored, String rest, int salt, int hash)
      throws UnusablePassword {
    int end = rest.indexOf('$');
    boolean sound =
        end > 0
            && end <= salt
            && rest.length() == end + 1 + hash
            && isCryptText(rest.substring(0, end))
            && isCryptText(rest.substring(end + 1));
    if (!sound) {
      throw stored.unusable("not salt and hash");
    }
  }

  private static void checkDes(StoredPassword stored, String text) throws UnusablePassword {
    if (text.length() != DES_LENGTH || !isCryptText(text)) {
      throw stored.unusable("not 13 characters of salt and hash");
    }
  }

  private static boolean isCryptText(String text) {
    return text.chars()
        .allMatch(c -> c >= '.' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
  }
}
