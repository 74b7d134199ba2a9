package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidValidity;
import java.util.Collection;
import java.util.Optional;

/** Counts and marks of a mailbox, all of one moment. Immutable; this class grows. */
public final class MailboxStatus {

  private final UidValidity uidValidity;
  private final long uidNext;
  private final ModSeq highestModSeq;
  private final Counts counts;
  private final Optional<Uid> firstUnseen;

  /**
   * The counts of a mailbox.
   *
   * @param messages all messages
   * @param unseen those without {@code \Seen}
   * @param deleted those with {@code \Deleted}
   * @param recent those that no session has claimed with {@link Mailbox#claimRecent()}
   * @param size the octets of all messages
   */
  public record Counts(long messages, long unseen, long deleted, long recent, long size) {

    /** Of an empty mailbox. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
      if (messages < 0 || unseen < 0 || deleted < 0 || recent < 0 || size < 0) {
        throw new IllegalArgumentException("counts: negative");
      }
    }

    /**
     * Counts messages, for backends that hold a mailbox's metas in memory; one pass over them.
     *
     * @param messages all of the mailbox, in any order
     * @param recent how many of them no session has claimed
     */
    public static Counts of(Collection<MessageMeta> messages, long recent) {
      long unseen = 0;
      long deleted = 0;
      long size = 0;
      for (MessageMeta message : messages) {
        unseen += message.flags().contains(Flag.SEEN) ? 0 : 1;
        deleted += message.flags().contains(Flag.DELETED) ? 1 : 0;
        size += message.size();
      }
      return new Counts(messages.size(), unseen, deleted, recent, size);
    }
  }

  private MailboxStatus(
      UidValidity uidValidity,
      long uidNext,
      ModSeq highestModSeq,
      Counts counts,
      Optional<Uid> firstUnseen) {
    this.uidValidity = requireNonNull(uidValidity, "uidValidity");
    this.uidNext = uidNext;
    this.highestModSeq = requireNonNull(highestModSeq, "highestModSeq");
    this.counts = requireNonNull(counts, "counts");
    this.firstUnseen = requireNonNull(firstUnseen, "firstUnseen");
  }

  /**
   * The status of a mailbox.
   *
   * @param uidNext 1 to 4294967296, larger than every UID there was
   */
  public static MailboxStatus of(
      UidValidity uidValidity, long uidNext, ModSeq highestModSeq, Counts counts) {
    return new MailboxStatus(uidValidity, uidNext, highestModSeq, counts, Optional.empty());
  }

  /** This status with the first message that lacks {@code \Seen}. */
  public MailboxStatus withFirstUnseen(Uid uid) {
    return new MailboxStatus(uidValidity, uidNext, highestModSeq, counts, Optional.of(uid));
  }

  /** For how long UIDs mean the same messages. */
  public UidValidity uidValidity() {
    return uidValidity;
  }

  /** The next message gets this UID or a larger one; 4294967296 where they are used up. */
  public long uidNext() {
    return uidNext;
  }

  /**
   * The mod-sequence of the latest change, expunges included; at least 1 (RFC 7162, section
   * 3.1.2.1).
   */
  public ModSeq highestModSeq() {
    return highestModSeq;
  }

  /** How many messages there are, of which kind, and how large. */
  public Counts counts() {
    return counts;
  }

  /**
   * The smallest UID without {@code \Seen}, if the store can say that cheaply; empty also if all
   * are seen.
   */
  public Optional<Uid> firstUnseen() {
    return firstUnseen;
  }
}
