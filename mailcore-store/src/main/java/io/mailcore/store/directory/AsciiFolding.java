package io.mailcore.store.directory;

import io.mailcore.model.MailAddress;

/**
 * The one folding of names there is: A to Z as a to z. All else is told apart, however alike it
 * looks.
 */
final class AsciiFolding {

  private AsciiFolding() {}

  /** The text with its ASCII letters in lower case. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : c);
    }
    return folded.toString();
  }

  /** The address with the ASCII letters of its local part in lower case. */
  static MailAddress fold(MailAddress address) {
    return address.withLocalPart(fold(address.localPart()));
  }
}
