package io.mailcore.store.password;

import java.security.SecureRandom;
import java.util.Arrays;
import org.apache.commons.codec.digest.Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/** How new passwords are stored. Safe for use by several threads. */
public enum NewPasswords {
  /** Argon2id with 19 MiB, 2 passes, 1 lane. */
  ARGON2ID("ARGON2ID", Library.BOUNCY_CASTLE) {
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int LENGTH = 32;

    @Override
    String make(byte[] password) {
      return Argon2Verifier.make(password, random(SALT), MEMORY, PASSES, LENGTH);
    }

    @Override
    public String nobodys() {
      return prefixed(Argon2Verifier.text(MEMORY, PASSES, random(SALT), random(LENGTH)));
    }

    @Override
    boolean isCheaper(StoredPassword stored) throws UnusablePassword {
      Argon2Verifier.Cost cost = Argon2Verifier.cost(stored);
      return cost.memory() < MEMORY || cost.passes() < PASSES;
    }
  },

  /** PBKDF2 with HMAC-SHA-512 and 210,000 rounds. */
  PBKDF2_SHA512("PBKDF2-SHA512", null) {
    private static final int ROUNDS = 210_000;

    @Override
    String make(byte[] password) {
      return Pbkdf2Verifier.make(password, random(SALT), ROUNDS);
    }

    @Override
    public String nobodys() {
      return prefixed(Pbkdf2Verifier.text(ROUNDS, random(SALT), random(64)));
    }

    @Override
    boolean isCheaper(StoredPassword stored) throws UnusablePassword {
      return Pbkdf2Verifier.rounds(stored) < ROUNDS;
    }
  },

  /** bcrypt with cost 10. */
  BLF_CRYPT("BLF-CRYPT", Library.BOUNCY_CASTLE) {
    private static final int COST = 10;

    @Override
    String make(byte[] password) {
      if (password.length > BcryptVerifier.MAX_OCTETS) {
        throw new IllegalArgumentException(
            "password: "
                + password.length
                + " octets (expected: 1 to 72, as bcrypt hears no more)");
      }
      return OpenBSDBCrypt.generate("2y", password, random(SALT), COST);
    }

    @Override
    public String nobodys() {
      return prefixed("$2y$" + COST + "$" + letters(21) + "u" + letters(30) + "u");
    }

    @Override
    boolean isCheaper(StoredPassword stored) throws UnusablePassword {
      String text = stored.text();
      return text.length() < 6 || Verifier.number(text.substring(4, 6)) < COST;
    }
  },

  /** crypt(3) with SHA-512 and 100,000 rounds, for tables that another program reads too. */
  SHA512_CRYPT("SHA512-CRYPT", Library.COMMONS_CODEC) {
    private static final int ROUNDS = 100_000;

    @Override
    String make(byte[] password) {
      return Crypt.crypt(password.clone(), "$6$rounds=" + ROUNDS + "$" + letters(16));
    }

    @Override
    public String nobodys() {
      return prefixed("$6$rounds=" + ROUNDS + "$" + letters(16) + "$" + letters(86));
    }

    @Override
    boolean isCheaper(StoredPassword stored) throws UnusablePassword {
      String text = stored.text();
      int start = text.indexOf("rounds=");
      int end = text.indexOf('$', Math.max(0, start));
      return start < 0 || end < 0 || Verifier.number(text.substring(start + 7, end)) < ROUNDS;
    }
  };

  private static final int SALT = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS =
      "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final String scheme;
  private final Library[] libraries;

  NewPasswords(String scheme, @Nullable Library library) {
    this.scheme = scheme;
    this.libraries = library == null ? new Library[0] : new Library[] {library};
  }

  /** The best that the host's libraries allow. */
  public static NewPasswords best() {
    return Library.BOUNCY_CASTLE.isPresent() ? ARGON2ID : PBKDF2_SHA512;
  }

  /** The keys of SCRAM-SHA-256 for this password, with the scheme before them. */
  public static String scram(byte[] password, int rounds) {
    return "{SCRAM-SHA-256}"
        + new ScramVerifier("SHA256", "SHA-256", 32).make(password, random(SALT), rounds);
  }

  /** What it is called in front of a stored password. */
  String scheme() {
    return scheme;
  }

  /**
   * Checks that the host has brought what this needs.
   *
   * @throws IllegalStateException if not
   */
  public void require() {
    for (Library library : libraries) {
      if (!library.isPresent()) {
        throw new IllegalStateException(
            scheme + " needs " + library.artifact() + " on the class path: add it");
      }
    }
  }

  /** A stored password, with the scheme before it. */
  public String hash(byte[] password) {
    return prefixed(make(password));
  }

  String prefixed(String hash) {
    return "{" + scheme + "}" + hash;
  }

  abstract String make(byte[] password);

  /** A stored password that costs as much as any to check, and is nobody's. */
  public abstract String nobodys();

  /** Whether a stored password of this scheme was made at lower cost. */
  abstract boolean isCheaper(StoredPassword stored) throws UnusablePassword;

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String letters(int length) {
    char[] letters = new char[length];
    byte[] random = random(length);
    for (int i = 0; i < length; i++) {
      letters[i] = LETTERS.charAt(random[i] & 63);
    }
    Arrays.fill(random, (byte) 0);
    return new String(letters);
  }
}
