package io.mailcore.spi.store;

import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Ability of a {@link MailAccount}: keeps annotations of its mailboxes, and of the server for it
 * (RFC 5464). Implemented by hosts; grows by default methods only.
 *
 * <p>Annotations belong to a mailbox for as long as it lives: a rename takes them along, a removal
 * takes them away; when INBOX is renamed, the new mailbox gets copies of them (RFC 5464, section
 * 4.1). They are no changes of the mailbox.
 *
 * <p>In every method {@code mailbox} is empty for the annotations of the server, and a mailbox that
 * isn't there is a {@link io.mailcore.model.StoreException} NOT_FOUND.
 */
public interface MailboxMetadata {

  /** The most octets of a value. */
  int MAX_OCTETS = 64 * 1024;

  /** The most entries of a mailbox, or of the server, that one account sees. */
  int MAX_ENTRIES = 100;

  /** The most octets of all values of an account. */
  long MAX_ACCOUNT_OCTETS = 16L * 1024 * 1024;

  /** The entries that have a value, with how many octets it has. */
  SortedMap<EntryName, Integer> entries(Optional<MailboxId> mailbox);

  /** The value of an entry, 0 to {@value #MAX_OCTETS} octets of any kind, if it has one. */
  Optional<byte[]> value(Optional<MailboxId> mailbox, EntryName entry);

  /**
   * Gives entries values, or takes them away, all or none.
   *
   * @param values at least one; empty takes the value away
   * @throws io.mailcore.model.StoreException LIMIT if there would be too many entries, or too many
   *     octets in all
   */
  void change(Optional<MailboxId> mailbox, Map<EntryName, Optional<byte[]>> values);
}
