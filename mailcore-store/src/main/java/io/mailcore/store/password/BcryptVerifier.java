package io.mailcore.store.password;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** BLF-CRYPT: bcrypt. */
final class BcryptVerifier implements Verifier {

  /** What bcrypt looks at of a password. */
  static final int MAX_OCTETS = 72;

  static final int LEAST_COST = 4;
  static final int MOST_COST = 14;

  private static final Logger LOG = LoggerFactory.getLogger(BcryptVerifier.class);
  private static final int LENGTH = 60;

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    String text = stored.text();
    if (text.startsWith("$2x$")) {
      throw stored.unusable("$2x$ is bcrypt with a fault, by which several passwords fit");
    }
    boolean sound =
        text.length() == LENGTH
            && (text.startsWith("$2a$") || text.startsWith("$2b$") || text.startsWith("$2y$"))
            && text.charAt(6) == '$';
    if (!sound) {
      throw stored.unusable("not of the form $2y$cost$salt and hash");
    }
    Verifier.bounded(stored, "cost", Verifier.number(text.substring(4, 6)), LEAST_COST, MOST_COST);
    byte[] heard = password;
    if (password.length > MAX_OCTETS) {
      // What made the hash did the same: the user has no other password.
      LOG.info("A password is longer than bcrypt's {} octets: the rest isn't compared", MAX_OCTETS);
      heard = Arrays.copyOf(password, MAX_OCTETS);
    }
    try {
      return OpenBSDBCrypt.checkPassword(text, heard);
    } catch (RuntimeException e) {
      throw stored.unusable("not of the form $2y$cost$salt and hash", e);
    }
  }
}
