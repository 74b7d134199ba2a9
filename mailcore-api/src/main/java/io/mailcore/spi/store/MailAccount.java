package io.mailcore.spi.store;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mailboxes of one account. Implemented by hosts; grows by default methods only. See the
 * package for the rules.
 *
 * <p>Names exist or they don't: a name whose only sign of life is an inferior ({@code a} where
 * there is just {@code a/b}) isn't stored; what LIST shows of it is the protocol's work.
 */
public interface MailAccount {

  /**
   * Mailboxes in ascending order of {@link MailboxName}, a page at a time.
   *
   * @param after begin behind this name; empty for the first page
   * @param limit at most so many, 1 or more
   * @return fewer than {@code limit} only at the end
   */
  List<MailboxEntry> list(Optional<MailboxName> after, int limit);

  /** The mailbox of this name. INBOX is always there. */
  Optional<MailboxEntry> find(MailboxName name);

  /**
   * A handle of a mailbox.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if there is none with this id (it may also
   *     be thrown by its methods)
   */
  Mailbox open(MailboxId id);

  /**
   * Makes a mailbox, and those above it that aren't there yet. Its UIDVALIDITY is larger than that
   * of any mailbox of the account before it.
   *
   * @param uses what it is for; those above it are for nothing
   * @throws io.mailcore.model.StoreException ALREADY_EXISTS; LIMIT if the account has too many
   */
  MailboxEntry create(MailboxName name, Set<SpecialUse> uses);

  /**
   * Renames a mailbox and all its inferiors, in one transaction. Mailboxes above the new name are
   * made if they aren't there. Ids, UIDs, UIDVALIDITY and flags stay as they are. INBOX is special
   * (RFC 3501, section 6.3.5): its messages move to a new mailbox {@code to}, INBOX stays and is
   * empty, its inferiors stay.
   *
   * @return the entry under its new name
   * @throws io.mailcore.model.StoreException NOT_FOUND; ALREADY_EXISTS if {@code to} or the new
   *     name of an inferior is there; NOT_POSSIBLE if {@code to} is an inferior of {@code from}, or
   *     a name would grow too long
   */
  MailboxEntry rename(MailboxName from, MailboxName to);

  /**
   * Removes a mailbox and its messages; its inferiors stay.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND; NOT_POSSIBLE for INBOX
   */
  void delete(MailboxName name);

  /** The subscribed names in ascending order; they need not exist (RFC 3501, section 6.3.6). */
  List<MailboxName> subscriptions();

  /**
   * Adds a name to the subscriptions or takes it away. Does nothing if that's how it is.
   *
   * @throws io.mailcore.model.StoreException LIMIT if there would be too many
   */
  void subscribe(MailboxName name, boolean subscribed);

  /**
   * An optional ability of this account, for example {@link MaildropLease}. Decorators pass the
   * question on.
   */
  default <T> Optional<T> extension(Class<T> type) {
    return Optional.empty();
  }
}
