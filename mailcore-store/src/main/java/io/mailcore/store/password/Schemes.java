package io.mailcore.store.password;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * All schemes by name: who checks them, how strong they are, and what they need. Immutable and safe
 * for use by several threads.
 */
public final class Schemes {

  /** How much a stolen hash gives away, the worst first. */
  enum Strength {
    /** The password itself. */
    PLAIN,
    /** A fast digest, or one of 8 characters: billions of guesses a second. */
    WEAK,
    /** A fast digest with a salt. */
    SALTED,
    /** Many rounds of a digest that graphics cards are good at. */
    ROUNDS,
    /** As many as are recommended today, or with a need for memory. */
    STRONG,
    /** Made to need memory. */
    BEST
  }

  /**
   * A scheme.
   *
   * @param library what checks it; empty for Java itself
   */
  private record Entry(Strength strength, Optional<Library> library, Verifier verifier) {

    static Entry of(Strength strength, Verifier verifier) {
      return new Entry(strength, Optional.empty(), verifier);
    }
  }

  private static final Map<String, String> NOT_SUPPORTED =
      Map.of(
          "YESCRYPT", "no library for Java has it",
          "SCRYPT", "not supported",
          "CRAM-MD5", "a legacy scheme",
          "HMAC-MD5", "a legacy scheme",
          "DIGEST-MD5", "a legacy scheme",
          "PLAIN-MD4", "a legacy scheme",
          "PLAIN-TRUNC", "a legacy scheme");

  private final boolean weakAllowed;
  private final boolean plainAllowed;
  private final Map<String, Entry> byName;

  /**
   * The schemes of which these are allowed.
   *
   * @param weakAllowed also those whose passwords a thief finds at once
   * @param plainAllowed also passwords in clear
   */
  public Schemes(boolean weakAllowed, boolean plainAllowed) {
    this.weakAllowed = weakAllowed;
    this.plainAllowed = plainAllowed;
    this.byName = table();
  }

  private static Map<String, Entry> table() {
    Entry argon2 = bouncyCastle(Strength.BEST, new LazyVerifier(Argon2Verifier::new));
    Entry pbkdf2 = Entry.of(Strength.STRONG, new Pbkdf2Verifier());
    Entry slowSha1 = Entry.of(Strength.ROUNDS, new Pbkdf2Verifier());
    Verifier crypt = new LazyVerifier(CryptVerifier::new);
    Entry md5Crypt = commonsCodec(Strength.WEAK, crypt);
    Entry shaCrypt = commonsCodec(Strength.ROUNDS, crypt);
    Entry sha1 = Entry.of(Strength.WEAK, new DigestVerifier("SHA-1", 20, false));
    Entry md5 = Entry.of(Strength.WEAK, new DigestVerifier("MD5", 16, false));
    Entry plain = Entry.of(Strength.PLAIN, new PlainVerifier());
    return Map.ofEntries(
        entry("ARGON2ID", argon2),
        entry("ARGON2I", argon2),
        entry("ARGON2", argon2),
        entry("BLF-CRYPT", bouncyCastle(Strength.STRONG, new LazyVerifier(BcryptVerifier::new))),
        entry("PBKDF2", slowSha1),
        entry("PBKDF2-SHA1", slowSha1),
        entry("PBKDF2-SHA256", pbkdf2),
        entry("PBKDF2-SHA512", pbkdf2),
        entry("SHA512-CRYPT", shaCrypt),
        entry("SHA256-CRYPT", shaCrypt),
        entry("MD5-CRYPT", md5Crypt),
        entry("MD5", md5Crypt),
        entry("APR1", md5Crypt),
        entry("DES-CRYPT", md5Crypt),
        entry("SCRAM-SHA-256", scram("SHA256", "SHA-256", 32)),
        entry("SCRAM-SHA-1", scram("SHA1", "SHA-1", 20)),
        entry("SSHA512", Entry.of(Strength.SALTED, new DigestVerifier("SHA-512", 64, true))),
        entry("SSHA256", Entry.of(Strength.SALTED, new DigestVerifier("SHA-256", 32, true))),
        entry("SSHA", Entry.of(Strength.SALTED, new DigestVerifier("SHA-1", 20, true))),
        entry("SMD5", Entry.of(Strength.WEAK, new DigestVerifier("MD5", 16, true))),
        entry("SHA512", Entry.of(Strength.WEAK, new DigestVerifier("SHA-512", 64, false))),
        entry("SHA256", Entry.of(Strength.WEAK, new DigestVerifier("SHA-256", 32, false))),
        entry("SHA", sha1),
        entry("SHA1", sha1),
        entry("LDAP-MD5", md5),
        entry("PLAIN-MD5", md5),
        entry("PLAIN", plain),
        entry("CLEAR", plain),
        entry("CLEARTEXT", plain));
  }

  private static Entry bouncyCastle(Strength strength, Verifier verifier) {
    return new Entry(strength, Optional.of(Library.BOUNCY_CASTLE), verifier);
  }

  private static Entry commonsCodec(Strength strength, Verifier verifier) {
    return new Entry(strength, Optional.of(Library.COMMONS_CODEC), verifier);
  }

  private static Entry scram(String digest, String algorithm, int length) {
    return Entry.of(Strength.ROUNDS, new ScramVerifier(digest, algorithm, length));
  }

  /** Whether there is a scheme of this name, allowed or not; CRYPT counts. */
  public boolean isKnown(String name) {
    return byName.containsKey(name) || name.equals("CRYPT");
  }

  /**
   * Whether this is the password.
   *
   * @param password in UTF-8, 1 to 1024 octets, no NUL; left as it is
   */
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    return allowed(stored).verifier.matches(password, stored);
  }

  private Entry allowed(StoredPassword stored) throws UnusablePassword {
    Entry entry = byName.get(stored.scheme());
    if (entry == null) {
      String why = NOT_SUPPORTED.getOrDefault(stored.scheme(), "");
      throw why.isEmpty()
          ? new UnusablePassword("an unknown scheme")
          : stored.unusable(why + ": the user needs a new password");
    }
    if (entry.strength == Strength.PLAIN && !plainAllowed) {
      throw stored.unusable("in clear, which isn't allowed here");
    }
    if (entry.strength == Strength.WEAK && !weakAllowed) {
      throw stored.unusable("a weak scheme, which isn't allowed here");
    }
    if (entry.library.isPresent() && !entry.library.get().isPresent()) {
      throw stored.unusable("needs " + entry.library.get().artifact() + " on the class path");
    }
    return entry;
  }

  /** Whether a password is stored worse than {@code wanted} would store it. */
  public boolean isWorseThan(StoredPassword stored, NewPasswords wanted) {
    Entry entry = byName.get(stored.scheme());
    Entry best = byName.get(wanted.scheme());
    if (entry == null || best == null) {
      return true;
    }
    if (!stored.scheme().equals(wanted.scheme())) {
      return entry.strength.compareTo(best.strength) < 0;
    }
    try {
      return wanted.isCheaper(stored);
    } catch (UnusablePassword e) {
      return true;
    }
  }
}
