package io.mailcore.examples.standalone;

import io.mailcore.model.MailAddress;
import java.util.Arrays;
import java.util.List;

/**
 * An alias, as the command line says it: {@code alias=address,address}.
 *
 * @param alias the address that nobody owns
 * @param targets where its mail goes, at least one
 */
record AliasOption(MailAddress alias, List<MailAddress> targets) {

  AliasOption {
    targets = List.copyOf(targets);
  }

  static AliasOption parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' (expected: alias=address,address)");
    }
    return new AliasOption(
        MailAddress.of(text.substring(0, equals)),
        Arrays.stream(text.substring(equals + 1).split(",", -1)).map(MailAddress::of).toList());
  }
}
