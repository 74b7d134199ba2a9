package io.mailcore.store.password;

/** Checks passwords of one scheme. Stateless. */
interface Verifier {

  /**
   * Whether this is the password, in a time that doesn't tell how much of it is right.
   *
   * @param password in UTF-8, 1 to 1024 octets, no NUL; left as it is
   */
  boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword;

  /** A number in text, or a large one that no bound allows. */
  static int number(String text) {
    return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(text)
        : Integer.MAX_VALUE;
  }

  /** Refuses what is beyond the bounds, and so would cost or weigh nothing. */
  static int bounded(StoredPassword stored, String what, int value, int least, int most)
      throws UnusablePassword {
    if (value < least || value > most) {
      String found = value == Integer.MAX_VALUE ? "no number or a huge one" : String.valueOf(value);
      throw stored.unusable(what + ": " + found + " (expected: " + least + " to " + most + ")");
    }
    return value;
  }
}
