package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What STATUS can tell of a mailbox. */
enum StatusItem {
  MESSAGES(""),
  RECENT(""),
  UIDNEXT(""),
  UIDVALIDITY(""),
  UNSEEN(""),
  /** RFC 7162, section 3.1.7. */
  HIGHESTMODSEQ("CONDSTORE"),
  /** RFC 8438. */
  SIZE("STATUS=SIZE"),
  /** RFC 7889, section 3. */
  APPENDLIMIT("APPENDLIMIT"),
  /** RFC 9208, section 4.1.4. */
  DELETED("QUOTA=RES-MESSAGE"),
  /** RFC 9208, section 4.1.4: octets. */
  DELETED_STORAGE("QUOTA=RES-STORAGE"),
  /** RFC 8474, section 4.3. */
  MAILBOXID("OBJECTID");

  private final String capability;

  StatusItem(String capability) {
    this.capability = capability;
  }

  /** The item of this name, in any letter case. */
  static StatusItem named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (StatusItem item : values()) {
      if (item.word().equals(upper)) {
        return item;
      }
    }
    throw new ImapSyntaxException("Unknown item");
  }

  /** The item as it is written. */
  String word() {
    return name().replace('_', '-');
  }

  /** The extension that has it; empty for RFC 3501. */
  Optional<String> capability() {
    return capability.isEmpty() ? Optional.empty() : Optional.of(capability);
  }

  /** Refuses items of extensions that the listener has switched off. */
  static void check(Set<StatusItem> items, ImapSession session) {
    for (StatusItem item : items) {
      if (!item.isOffered(session)) {
        throw new ImapSyntaxException("Unknown item");
      }
    }
  }

  private boolean isOffered(ImapSession session) {
    return capability().map(session::offers).orElse(true)
        // RFC 9051, section 6.3.11, has it without quotas.
        || this == DELETED && session.offers(OptIn.IMAP4REV2);
  }

  /** What it is for a mailbox, as it is written. */
  String value(MailboxStatus status, Mailbox mailbox, ImapSession session) {
    return this == MAILBOXID
        ? "(" + mailbox.id() + ")"
        : String.valueOf(number(status, mailbox, session));
  }

  private long number(MailboxStatus status, Mailbox mailbox, ImapSession session) {
    return switch (this) {
      case MESSAGES -> status.counts().messages();
      case RECENT -> status.counts().recent();
      case UIDNEXT -> Math.min(status.uidNext(), SequenceSet.MAX_NUMBER);
      case UIDVALIDITY -> status.uidValidity().value();
      case UNSEEN -> status.counts().unseen();
      case HIGHESTMODSEQ -> status.highestModSeq().value();
      case SIZE -> status.counts().size();
      case APPENDLIMIT -> session.server().maxMessageSize();
      case DELETED -> status.counts().deleted();
      case DELETED_STORAGE -> status.counts().deleted() == 0 ? 0 : mailbox.deletedSize();
      case MAILBOXID -> throw new IllegalStateException("no number");
    };
  }
}
