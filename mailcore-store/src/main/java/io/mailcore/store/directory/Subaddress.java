package io.mailcore.store.directory;

import io.mailcore.model.MailAddress;
import java.util.Optional;

/** The part of a local part behind a plus sign (RFC 5233). */
final class Subaddress {

  private static final char SEPARATOR = '+';

  private Subaddress() {}

  /** The address without its subaddress; empty if it has none. */
  static Optional<MailAddress> base(MailAddress address) {
    int plus = address.localPart().indexOf(SEPARATOR);
    return plus <= 0
        ? Optional.empty()
        : Optional.of(address.withLocalPart(address.localPart().substring(0, plus)));
  }
}
