package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import java.util.Optional;

/**
 * Quota roots (RFC 9208, section 3.2): an account has one for all of its mailboxes, with the empty
 * name, where the store knows quotas.
 */
final class QuotaRoots {

  /** The extension. */
  static final String CAPABILITY = "QUOTA";

  /** The name of an account's own root. */
  static final String OWN = "";

  static final Answer NO_ROOT = Answer.no("NONEXISTENT", "No such quota root");

  /** What STORAGE is counted in (RFC 9208, section 5.1). */
  static final long UNIT = 1024;

  private QuotaRoots() {}

  /** The quota behind a root, if there is one. */
  static Optional<QuotaSource> find(String root, ImapSession session) {
    return root.equals(OWN) ? session.mailboxes().extension(QuotaSource.class) : Optional.empty();
  }

  /** A QUOTA response, which names what is limited (RFC 9208, section 4.2.1). */
  static ImapWriter write(String root, QuotaStatus quota, ImapWriter writer) {
    writer.untagged().raw("QUOTA").string(root).open();
    quota
        .limit()
        .octets()
        .ifPresent(most -> writer.raw("STORAGE").number(units(quota.octets())).number(units(most)));
    quota
        .limit()
        .messages()
        .ifPresent(most -> writer.raw("MESSAGE").number(quota.messages()).number(most));
    return writer.close().crlf();
  }

  /** Rounded up: 0 would say that there is nothing, or that nothing may be. */
  private static long units(long octets) {
    return octets / UNIT + (octets % UNIT == 0 ? 0 : 1);
  }
}
