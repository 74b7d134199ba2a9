package io.mailcore.store.archive;

import io.mailcore.model.MailboxName;
import java.util.OptionalLong;

/** How far an import or export has come in one mailbox. Immutable; this class grows. */
public final class ArchiveProgress {

  private final MailboxName mailbox;
  private final long messages;
  private final long octets;
  private final OptionalLong totalMessages;
  private final OptionalLong totalOctets;

  ArchiveProgress(
      MailboxName mailbox,
      long messages,
      long octets,
      OptionalLong totalMessages,
      OptionalLong totalOctets) {
    this.mailbox = mailbox;
    this.messages = messages;
    this.octets = octets;
    this.totalMessages = totalMessages;
    this.totalOctets = totalOctets;
  }

  /** The mailbox in the store. */
  public MailboxName mailbox() {
    return mailbox;
  }

  /** The messages of it that are done, those that were there already included. */
  public long messages() {
    return messages;
  }

  /** The octets of it that are done, as the source counts them. */
  public long octets() {
    return octets;
  }

  /** The messages that there are to do in this mailbox, if that is known. */
  public OptionalLong totalMessages() {
    return totalMessages;
  }

  /** The octets that there are to do in this mailbox, if that is known. */
  public OptionalLong totalOctets() {
    return totalOctets;
  }

  @Override
  public String toString() {
    return mailbox + ": " + messages + " messages, " + octets + " octets";
  }
}
