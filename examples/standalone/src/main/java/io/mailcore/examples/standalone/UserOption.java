package io.mailcore.examples.standalone;

import io.mailcore.model.MailAddress;

/**
 * A user, as the command line says it: {@code address:password}.
 *
 * @param address the user's address, also the log-in name
 * @param password not empty; may hold colons
 */
record UserOption(MailAddress address, String password) {

  static UserOption parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("expected: address:password");
    }
    return new UserOption(MailAddress.of(text.substring(0, colon)), text.substring(colon + 1));
  }
}
