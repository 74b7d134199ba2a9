package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.store.password.HashingGate;
import io.mailcore.store.password.NewPasswords;
import io.mailcore.store.password.PasswordText;
import io.mailcore.store.password.Schemes;
import io.mailcore.store.password.StoredPassword;
import io.mailcore.store.password.UnusablePassword;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks passwords against what other mail servers have stored, and stores new ones.
 *
 * <p>A stored password begins with its scheme in braces ({@code {SSHA512}…}, {@code
 * {SSHA256.HEX}…}) or with the {@code $id$} of crypt(3) and its successors ({@code $6$…}, {@code
 * $2y$…}, {@code $argon2id$…}); else the {@linkplain Builder#defaultScheme default scheme} counts.
 * Read are SHA512-CRYPT, SHA256-CRYPT, BLF-CRYPT, ARGON2ID, ARGON2I, PBKDF2 with SHA-1, SHA-256 and
 * SHA-512, SSHA512, SSHA256, SSHA, SCRAM-SHA-256, SCRAM-SHA-1 and CRYPT; with a switch each, the
 * weak ones (MD5-CRYPT, APR1, DES-CRYPT, SMD5, LDAP-MD5, PLAIN-MD5, SHA512, SHA256, SHA) and
 * passwords in clear. What isn't read, costs too much or is damaged fits no password, and a line of
 * the log says why. The schemes of crypt(3) need {@code commons-codec:commons-codec}, ARGON2 and
 * BLF-CRYPT need {@code org.bouncycastle:bcprov-jdk18on} on the class path.
 *
 * <p>A password is compared as the UTF-8 that came, then in the form of RFC 8265, section 4.2
 * (OpaqueString: NFC). Nobody's password is empty, longer than 1024 octets, or holds a NUL. No
 * array that is handed in is changed or kept; octets made of it are cleared after use.
 *
 * <p>Hashing is costly on purpose: only so many threads do it at once, so many more wait, and the
 * others get a {@link StoreException} of kind TEMPORARY. One object is meant for all directories of
 * a server. Safe for use by several threads.
 */
public final class PasswordHasher {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordHasher.class);

  private final Schemes schemes;
  private final String defaultScheme;
  private final NewPasswords newPasswords;
  private final int scramRounds;
  private final HashingGate gate;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** What the last password that could be checked was stored as: what an unknown user costs. */
  private volatile String typical;

  private PasswordHasher(Builder builder) {
    schemes = new Schemes(builder.weakAllowed, builder.plainAllowed);
    defaultScheme = builder.defaultScheme;
    newPasswords = builder.newPasswords.orElseGet(NewPasswords::best);
    scramRounds = builder.scramRounds;
    gate = new HashingGate(builder.threads, builder.waiting);
    typical = newPasswords.nobodys();
  }

  /** One with the defaults. */
  public static PasswordHasher create() {
    return builder().build();
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Whether this is the password.
   *
   * @param stored as it stands in the file or table
   * @throws StoreException TEMPORARY if too many passwords are being checked
   */
  public boolean verify(char[] password, String stored) {
    return verify(password, requireNonNull(stored, "stored"), "");
  }

  /**
   * Does the work of {@link #verify} for a user that isn't there, so that the time doesn't tell: as
   * much as the last user's password cost who is there, or a new one before the first.
   *
   * @return false
   * @throws StoreException TEMPORARY if too many passwords are being checked
   */
  public boolean verifyNobody(char[] password) {
    matchesAny(password, typical, "");
    return false;
  }

  /** Like {@link #verify(char[], String)}, the log naming {@code owner}, for null as nobody's. */
  boolean verify(char[] password, @Nullable String stored, String owner) {
    return stored == null ? verifyNobody(password) : matchesAny(password, stored, owner);
  }

  /** The stored password whose check is the work for an unknown user. */
  String typical() {
    return typical;
  }

  private boolean matchesAny(char[] password, String stored, String owner) {
    List<byte[]> candidates = PasswordText.candidates(requireNonNull(password, "password"));
    try {
      return gate.pass(() -> matchesAny(candidates, stored, owner));
    } finally {
      candidates.forEach(candidate -> Arrays.fill(candidate, (byte) 0));
    }
  }

  private boolean matchesAny(List<byte[]> candidates, String stored, String owner) {
    try {
      StoredPassword parsed = StoredPassword.of(stored, defaultScheme);
      boolean matches = anyMatches(candidates, parsed);
      typical = stored;
      return matches;
    } catch (UnusablePassword e) {
      report(e, owner);
      return costsTheSame(candidates);
    }
  }

  /** All candidates for a wrong password, so that the time doesn't tell a known user. */
  private boolean anyMatches(List<byte[]> candidates, StoredPassword stored)
      throws UnusablePassword {
    for (byte[] candidate : candidates) {
      if (schemes.matches(candidate, stored)) {
        return true;
      }
    }
    return false;
  }

  private boolean costsTheSame(List<byte[]> candidates) {
    try {
      anyMatches(candidates, StoredPassword.of(typical, defaultScheme));
    } catch (UnusablePassword e) {
      LOG.debug("The work for nobody's password can't be done: {}", e.getMessage());
    }
    return false;
  }

  /** A missing library once, all else each time. */
  private void report(UnusablePassword reason, String owner) {
    String message = String.valueOf(reason.getMessage());
    if (!message.contains(" on the class path") || told.add(message)) {
      LOG.warn(
          "A stored password{} can't be used, nobody can log in with it: {}",
          owner.isEmpty() ? "" : " of user=" + owner,
          message);
    }
  }

  /**
   * A new password as it is to be stored, its scheme before it.
   *
   * @throws IllegalArgumentException if it is empty, longer than 1024 octets (72 with BLF_CRYPT) or
   *     holds a control character
   * @throws StoreException TEMPORARY if too many passwords are being checked
   */
  public String hash(char[] password) {
    return withOctets(password, newPasswords::hash);
  }

  /**
   * Keys of SCRAM-SHA-256 (RFC 7677) for a new password, to be stored beside the hash: {@code
   * {SCRAM-SHA-256}rounds,salt,StoredKey,ServerKey}, all but the rounds in base64. Who steals them
   * guesses as fast as the rounds allow, however slow the hash beside them is.
   *
   * @throws IllegalArgumentException as {@link #hash}
   * @throws StoreException TEMPORARY if too many passwords are being checked
   */
  public String scramKeys(char[] password) {
    return withOctets(password, octets -> NewPasswords.scram(octets, scramRounds));
  }

  private String withOctets(char[] password, Function<byte[], String> work) {
    byte[] octets = PasswordText.forNew(requireNonNull(password, "password"));
    try {
      return gate.pass(() -> work.apply(octets));
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  /**
   * Whether a password is stored in a weaker way than {@link #hash} would store it, or at lower
   * cost, and so should be replaced now that its user has logged in.
   */
  public boolean needsRehash(String stored) {
    try {
      StoredPassword parsed = StoredPassword.of(requireNonNull(stored, "stored"), defaultScheme);
      return schemes.isWorseThan(parsed, newPasswords);
    } catch (UnusablePassword e) {
      return true;
    }
  }

  /** Builds a hasher; not safe for use by several threads. */
  public static final class Builder {

    private boolean weakAllowed;
    private boolean plainAllowed;
    private String defaultScheme = "CRYPT";
    private Optional<NewPasswords> newPasswords = Optional.empty();
    private int scramRounds = 10_000;
    private int threads = Runtime.getRuntime().availableProcessors();
    private int waiting = 100;

    private Builder() {}

    /**
     * Whether log-in works with passwords that are stored by MD5-CRYPT, APR1, DES-CRYPT, SMD5 or
     * without salt. Off unless set: a thief has them in hours.
     */
    public Builder allowWeak(boolean allowed) {
      weakAllowed = allowed;
      return this;
    }

    /** Whether log-in works with passwords that are stored in clear. Off unless set. */
    public Builder allowPlain(boolean allowed) {
      plainAllowed = allowed;
      return this;
    }

    /**
     * The scheme of stored passwords that have neither a prefix nor {@code $id$}, as Dovecot names
     * it. CRYPT unless set.
     *
     * @throws IllegalArgumentException if there is no such scheme
     */
    public Builder defaultScheme(String name) {
      String upper = name.toUpperCase(Locale.ROOT);
      int dot = upper.indexOf('.');
      if (!new Schemes(true, true).isKnown(dot < 0 ? upper : upper.substring(0, dot))) {
        throw new IllegalArgumentException(
            "defaultScheme: " + name + " (expected: a name such as SHA512-CRYPT or PLAIN-MD5.HEX)");
      }
      defaultScheme = upper;
      return this;
    }

    /**
     * How new passwords are stored. ARGON2ID unless set, PBKDF2_SHA512 without Bouncy Castle.
     *
     * @throws IllegalStateException if a library that the scheme needs isn't on the class path
     */
    public Builder newPasswords(PasswordScheme scheme) {
      NewPasswords chosen =
          switch (scheme) {
            case ARGON2ID -> NewPasswords.ARGON2ID;
            case PBKDF2_SHA512 -> NewPasswords.PBKDF2_SHA512;
            case BLF_CRYPT -> NewPasswords.BLF_CRYPT;
            case SHA512_CRYPT -> NewPasswords.SHA512_CRYPT;
          };
      chosen.require();
      newPasswords = Optional.of(chosen);
      return this;
    }

    /**
     * The rounds of new SCRAM keys; 10,000 unless set.
     *
     * @param rounds 4096 (RFC 7677, section 4) to 1,000,000
     */
    public Builder scramRounds(int rounds) {
      scramRounds = requireRange("scramRounds", rounds, 4096, 1_000_000);
      return this;
    }

    /**
     * How many threads hash at once; as many as there are processors unless set.
     *
     * @param most 1 to 1024
     */
    public Builder threads(int most) {
      threads = requireRange("threads", most, 1, 1024);
      return this;
    }

    /**
     * How many threads may wait for their turn; 100 unless set.
     *
     * @param most 0 to 100,000
     */
    public Builder waiting(int most) {
      waiting = requireRange("waiting", most, 0, 100_000);
      return this;
    }

    private static int requireRange(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + ": " + value + " (expected: " + least + " to " + most + ")");
      }
      return value;
    }

    /** The hasher. */
    public PasswordHasher build() {
      return new PasswordHasher(this);
    }
  }
}
