package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidValidity;
import java.util.Optional;

/**
 * Says which search an ESEARCH response belongs to (RFC 4466 section 2.6.2, RFC 7377 section 2.1).
 *
 * @param tag of the command
 * @param source the mailbox, where a command searches several
 */
public record SearchCorrelator(String tag, Optional<Source> source) {

  /**
   * A mailbox that was searched.
   *
   * @param name what it is called
   * @param uidValidity for how long its UIDs mean the same messages
   */
  public record Source(MailboxName name, UidValidity uidValidity) {}

  /** Checks for null. */
  public SearchCorrelator {
    requireNonNull(tag, "tag");
    requireNonNull(source, "source");
  }

  /** A command that searches the selected mailbox. */
  public static SearchCorrelator of(String tag) {
    return new SearchCorrelator(tag, Optional.empty());
  }

  /** A mailbox that a command searches among others. */
  public static SearchCorrelator of(String tag, MailboxName name, UidValidity uidValidity) {
    return new SearchCorrelator(tag, Optional.of(new Source(name, uidValidity)));
  }

  void write(ImapWriter out) {
    out.open().raw("TAG").string(tag);
    source.ifPresent(
        mailbox -> {
          out.raw("MAILBOX").mailbox(mailbox.name());
          out.raw("UIDVALIDITY").number(mailbox.uidValidity().value());
        });
    out.close();
  }
}
