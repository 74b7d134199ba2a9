package io.mailcore.store.password;

import java.util.Base64;

/** The parts of hashes in the form {@code $id$name=value,name=value$salt$hash}. */
final class PhcText {

  private PhcText() {}

  /** The number of this name among {@code name=value,name=value}, within bounds. */
  static int parameter(StoredPassword stored, String list, String name, int least, int most)
      throws UnusablePassword {
    for (String part : list.split(",", -1)) {
      if (part.startsWith(name + "=")) {
        int value = Verifier.number(part.substring(name.length() + 1));
        return Verifier.bounded(stored, name, value, least, most);
      }
    }
    throw stored.unusable("no " + name + "=");
  }

  /** Octets in base64, padded or not, a dot as good as a plus. */
  static byte[] octets(StoredPassword stored, String what, String text, int least, int most)
      throws UnusablePassword {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(text.replace('.', '+'));
    } catch (IllegalArgumentException e) {
      throw stored.unusable(what + ": not base64", e);
    }
    Verifier.bounded(stored, what + " in octets", octets.length, least, most);
    return octets;
  }
}
