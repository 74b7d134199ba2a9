package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.ObjectId;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A message without its content. Immutable; this class grows. */
public final class MessageMeta {

  private final Uid uid;
  private final ModSeq modSeq;
  private final Set<Flag> flags;
  private final OffsetDateTime internalDate;
  private final long size;
  private final int prefixLength;
  private final Optional<Instant> saveDate;
  private final Optional<ObjectId> emailId;
  private final Optional<ObjectId> threadId;

  private MessageMeta(Builder builder) {
    this.uid = builder.uid;
    this.modSeq = builder.modSeq;
    this.flags = builder.flags;
    this.internalDate = builder.internalDate;
    this.size = builder.size;
    this.prefixLength = builder.prefixLength;
    this.saveDate = builder.saveDate;
    this.emailId = builder.emailId;
    this.threadId = builder.threadId;
  }

  /**
   * Begins a message.
   *
   * @param internalDate when it arrived, with the zone it was given in (RFC 3501, section 2.3.3)
   * @param size the octets that {@link Mailbox#content} gives, prefix included
   */
  public static Builder builder(Uid uid, ModSeq modSeq, OffsetDateTime internalDate, long size) {
    return new Builder(uid, modSeq, internalDate, size);
  }

  /** The UIDs of messages in any order; costs what sorting them does. */
  public static UidSet uids(Collection<MessageMeta> messages) {
    return UidSet.of(messages.stream().mapToLong(message -> message.uid.value()).toArray());
  }

  /** This message under another UID and mod-sequence, as a copy of it begins. */
  public Builder copy(Uid newUid, ModSeq newModSeq) {
    Builder copy = new Builder(newUid, newModSeq, internalDate, size).flags(flags);
    copy.prefixLength = prefixLength;
    copy.saveDate = saveDate;
    copy.emailId = emailId;
    copy.threadId = threadId;
    return copy;
  }

  /** Its UID. */
  public Uid uid() {
    return uid;
  }

  /** When it or its flags were changed last. */
  public ModSeq modSeq() {
    return modSeq;
  }

  /** Its flags and keywords. */
  public Set<Flag> flags() {
    return flags;
  }

  /** Its flags and what belongs to them. */
  public MessageFlags messageFlags() {
    return new MessageFlags(uid, modSeq, flags);
  }

  /** When it arrived (RFC 3501, section 2.3.3). */
  public OffsetDateTime internalDate() {
    return internalDate;
  }

  /** Its octets (RFC 3501, section 2.3.4). */
  public long size() {
    return size;
  }

  /**
   * How many of its octets are header fields of this copy alone, put before the bytes that it may
   * share.
   */
  public int prefixLength() {
    return prefixLength;
  }

  /** When it was put into this mailbox (RFC 8514). */
  public Optional<Instant> saveDate() {
    return saveDate;
  }

  /** Names its immutable content (RFC 8474, section 5.1). */
  public Optional<ObjectId> emailId() {
    return emailId;
  }

  /** Names its conversation (RFC 8474, section 5.2). */
  public Optional<ObjectId> threadId() {
    return threadId;
  }

  @Override
  public String toString() {
    return "uid=" + uid + " modseq=" + modSeq + " flags=" + flags + " size=" + size;
  }

  /** Builds a message's meta; not safe for use by several threads. */
  public static final class Builder {

    private final Uid uid;
    private final ModSeq modSeq;
    private final OffsetDateTime internalDate;
    private final long size;
    private int prefixLength;
    private Set<Flag> flags = Set.of();
    private Optional<Instant> saveDate = Optional.empty();
    private Optional<ObjectId> emailId = Optional.empty();
    private Optional<ObjectId> threadId = Optional.empty();

    private Builder(Uid uid, ModSeq modSeq, OffsetDateTime internalDate, long size) {
      this.uid = requireNonNull(uid, "uid");
      this.modSeq = requireNonNull(modSeq, "modSeq");
      this.internalDate = requireNonNull(internalDate, "internalDate");
      if (size < 0) {
        throw new IllegalArgumentException("size: " + size + " (expected: 0 or more)");
      }
      this.size = size;
    }

    /** Its flags; none if never called. */
    public Builder flags(Set<Flag> value) {
      flags = Set.copyOf(value);
      return this;
    }

    /** How many octets stand before the bytes that it may share; 0 if never called. */
    public Builder prefixLength(int value) {
      if (value < 0 || value > size) {
        throw new IllegalArgumentException(
            "prefix length: " + value + " (expected: 0 to " + size + ")");
      }
      prefixLength = value;
      return this;
    }

    /** When it was put into this mailbox. */
    public Builder saveDate(Instant value) {
      saveDate = Optional.of(value);
      return this;
    }

    /** Names its content. */
    public Builder emailId(ObjectId value) {
      emailId = Optional.of(value);
      return this;
    }

    /** Names its conversation. */
    public Builder threadId(ObjectId value) {
      threadId = Optional.of(value);
      return this;
    }

    /** The message. */
    public MessageMeta build() {
      return new MessageMeta(this);
    }
  }
}
