package io.mailcore.store.password;

/** A library that a host may bring or leave out. */
public enum Library {
  /** Argon2 and bcrypt. */
  BOUNCY_CASTLE(
      "org.bouncycastle:bcprov-jdk18on", "org.bouncycastle.crypto.generators.Argon2BytesGenerator"),
  /** The schemes of crypt(3) but bcrypt. */
  COMMONS_CODEC("commons-codec:commons-codec", "org.apache.commons.codec.digest.Crypt");

  private final String artifact;
  private final boolean present;

  Library(String artifact, String type) {
    this.artifact = artifact;
    this.present = isThere(type);
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, Library.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Whether the host has brought it. */
  public boolean isPresent() {
    return present;
  }

  /** Group and artifact, as a build file names them. */
  public String artifact() {
    return artifact;
  }
}
