package io.mailcore.pop3.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.Registration;
import java.util.BitSet;

/**
 * The messages that were in an account's INBOX when the session began, numbered from 1, and which
 * of them are marked as deleted (RFC 1939, section 5). Mail that comes later isn't in it. Twelve
 * octets and a few bits a message; used on the strand.
 */
public final class Maildrop {

  private final Mailbox mailbox;
  private final UidValidity validity;
  private final Registration lease;
  private final MaildropListing listing;
  private final BitSet deleted = new BitSet();
  private long octets;

  Maildrop(Mailbox mailbox, UidValidity validity, MaildropListing listing, Registration lease) {
    this.mailbox = requireNonNull(mailbox, "mailbox");
    this.validity = requireNonNull(validity, "validity");
    this.lease = requireNonNull(lease, "lease");
    this.listing = requireNonNull(listing, "listing");
    this.octets = listing.octets();
  }

  /** The highest message number; 0 if there are none. */
  public int last() {
    return listing.count();
  }

  /** How many messages aren't marked as deleted. */
  public int count() {
    return listing.count() - deleted.cardinality();
  }

  /** The octets of those that aren't marked as deleted. */
  public long octets() {
    return octets;
  }

  /** Whether there is a message with this number, marked or not. */
  public boolean has(int number) {
    return number >= 1 && number <= listing.count();
  }

  /** Whether the message is marked as deleted. */
  public boolean isDeleted(int number) {
    return deleted.get(number);
  }

  /** How many octets RETR sends of the message, doubled dots and the last line not counted. */
  public long size(int number) {
    return listing.size(number);
  }

  /**
   * What names the message for ever (RFC 1939, section 7): UIDVALIDITY and UID, which the mailbox
   * never uses again.
   */
  public String uniqueId(int number) {
    return validity.value() + "." + listing.uid(number).value();
  }

  /**
   * The message's bytes.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if it was removed by another way meanwhile
   */
  public MessageContent content(int number) {
    return mailbox.content(listing.uid(number));
  }

  /** Marks a message as deleted, one that isn't yet. */
  public void delete(int number) {
    deleted.set(number);
    octets -= listing.size(number);
  }

  /** Takes all marks away. */
  public void undelete() {
    deleted.clear();
    octets = listing.octets();
  }

  /** Removes the marked messages from the store, all or none; returns how many were marked. */
  public int removeDeleted() {
    if (!deleted.isEmpty()) {
      UidSet.Builder uids = UidSet.builder();
      deleted.stream().mapToObj(listing::uid).mapToLong(Uid::value).forEach(uids::add);
      mailbox.remove(uids.build());
    }
    return deleted.cardinality();
  }

  /** Lets other sessions have the maildrop. Idempotent. */
  public void release() {
    lease.close();
  }
}
