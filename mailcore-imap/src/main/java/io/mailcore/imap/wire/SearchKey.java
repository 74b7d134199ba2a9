package io.mailcore.imap.wire;

import io.mailcore.model.Flag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A condition of SEARCH (RFC 3501 section 6.4.4). The keys that say the opposite of another, such
 * as UNSEEN, are read as its {@link Not}.
 */
public sealed interface SearchKey {

  /** Every message. */
  SearchKey ALL = new And(List.of());

  /** Messages that this session was the first to be told of. */
  SearchKey RECENT = new Recent();

  /**
   * All of some conditions; every message if there are none.
   *
   * @param keys the conditions
   */
  record And(List<SearchKey> keys) implements SearchKey {
    /** Copies the list. */
    public And {
      keys = List.copyOf(keys);
    }
  }

  /**
   * One or both of two conditions.
   *
   * @param left one
   * @param right the other
   */
  record Or(SearchKey left, SearchKey right) implements SearchKey {}

  /**
   * The opposite of a condition.
   *
   * @param key the condition
   */
  record Not(SearchKey key) implements SearchKey {}

  /** {@code \Recent}. */
  record Recent() implements SearchKey {}

  /**
   * Message numbers, or the saved result.
   *
   * @param set which
   */
  record Numbers(SequenceSet set) implements SearchKey {}

  /**
   * UIDs, or the saved result.
   *
   * @param set which
   */
  record Uids(SequenceSet set) implements SearchKey {}

  /**
   * Messages with a flag or keyword.
   *
   * @param flag which
   */
  record HasFlag(Flag flag) implements SearchKey {}

  /**
   * The internal date, its time and offset left aside.
   *
   * @param relation how it compares
   * @param date with what
   */
  record InternalDate(Relation relation, LocalDate date) implements SearchKey {}

  /**
   * How long ago the internal date was, to the second (RFC 5032).
   *
   * @param older whether at least so long ago, otherwise at most
   * @param seconds how long
   */
  record Age(boolean older, long seconds) implements SearchKey {}

  /**
   * When the message was put into this mailbox (RFC 8514), its time left aside.
   *
   * @param relation how it compares
   * @param date with what
   */
  record SaveDate(Relation relation, LocalDate date) implements SearchKey {}

  /** Messages of which it is known when they were put into this mailbox. */
  record SaveDateSupported() implements SearchKey {}

  /**
   * The name of the message's content (RFC 8474).
   *
   * @param id the name
   */
  record EmailId(String id) implements SearchKey {}

  /**
   * The name of the message's conversation (RFC 8474).
   *
   * @param id the name
   */
  record ThreadId(String id) implements SearchKey {}

  /**
   * The date of the Date: field, its time and offset left aside.
   *
   * @param relation how it compares
   * @param date with what
   */
  record SentDate(Relation relation, LocalDate date) implements SearchKey {}

  /**
   * More octets than a number.
   *
   * @param octets the number
   */
  record Larger(long octets) implements SearchKey {}

  /**
   * Fewer octets than a number.
   *
   * @param octets the number
   */
  record Smaller(long octets) implements SearchKey {}

  /**
   * A header field with a text in it. BCC, CC, FROM, SUBJECT and TO are such keys too.
   *
   * @param name of the field, in upper case
   * @param text to be found; if it is empty, the field need only be there
   */
  record Header(String name, String text) implements SearchKey {}

  /**
   * A text in the body.
   *
   * @param text to be found
   */
  record Body(String text) implements SearchKey {}

  /**
   * A text in the header or body.
   *
   * @param text to be found
   */
  record Text(String text) implements SearchKey {}

  /**
   * A mod-sequence at least as large as a number (RFC 7162 section 3.1.5).
   *
   * @param value the number
   * @param entry the metadata item that was named, which this library, whose messages have one
   *     mod-sequence each, treats like none
   */
  record ModSeq(long value, Optional<Entry> entry) implements SearchKey {}

  /**
   * The metadata item of {@link ModSeq}.
   *
   * @param name such as {@code /flags/\\draft}
   * @param type whose value
   */
  record Entry(String name, EntryType type) {}

  /** Whose value of a metadata item counts. */
  enum EntryType {
    /** The user's own. */
    PRIV,
    /** That of all users. */
    SHARED,
    /** Either. */
    ALL
  }

  /** How a date compares. */
  enum Relation {
    /** Earlier than. */
    BEFORE,
    /** The same. */
    ON,
    /** The same or later. */
    SINCE
  }
}
