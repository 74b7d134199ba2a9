package io.mailcore.store.directory;

/** How {@link PasswordHasher} stores new passwords. All schemes are checked, whichever is named. */
public enum PasswordScheme {
  /**
   * Argon2id (RFC 9106) with 19 MiB of memory and 2 passes. Needs {@code
   * org.bouncycastle:bcprov-jdk18on}; the default where that is on the class path.
   */
  ARGON2ID,
  /**
   * PBKDF2 (RFC 8018) with HMAC-SHA-512 and 210,000 rounds. Needs nothing but Java; the default
   * without Bouncy Castle.
   */
  PBKDF2_SHA512,
  /**
   * bcrypt with cost 10, for passwords up to 72 octets. Needs {@code
   * org.bouncycastle:bcprov-jdk18on}.
   */
  BLF_CRYPT,
  /**
   * crypt(3) with SHA-512 and 100,000 rounds, for a table that another program reads too. Needs
   * {@code commons-codec:commons-codec}.
   */
  SHA512_CRYPT
}
