package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which messages a page shall hold: all that fulfil each condition. Immutable; this class grows.
 */
public final class MessageQuery {

  /** The page size unless another is asked for. */
  public static final int DEFAULT_LIMIT = 1000;

  private static final MessageQuery ALL =
      new MessageQuery(Optional.empty(), Optional.empty(), ModSeq.ZERO, DEFAULT_LIMIT);

  private final Optional<UidSet> uids;
  private final Optional<Uid> after;
  private final ModSeq changedSince;
  private final int limit;

  private MessageQuery(Optional<UidSet> uids, Optional<Uid> after, ModSeq changedSince, int limit) {
    this.uids = uids;
    this.after = after;
    this.changedSince = changedSince;
    this.limit = limit;
  }

  /** All messages from the first on. */
  public static MessageQuery all() {
    return ALL;
  }

  /** Only these. */
  public static MessageQuery of(UidSet uids) {
    return ALL.withUids(uids);
  }

  /** Only these. */
  public MessageQuery withUids(UidSet set) {
    return new MessageQuery(Optional.of(set), after, changedSince, limit);
  }

  /** Only those behind this UID. */
  public MessageQuery withAfter(Uid uid) {
    return new MessageQuery(uids, Optional.of(uid), changedSince, limit);
  }

  /** Only those whose mod-sequence is larger. */
  public MessageQuery withChangedSince(ModSeq modSeq) {
    return new MessageQuery(uids, after, requireNonNull(modSeq, "modSeq"), limit);
  }

  /** At most so many, 1 or more. */
  public MessageQuery withLimit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("limit: " + most + " (expected: 1 or more)");
    }
    return new MessageQuery(uids, after, changedSince, most);
  }

  /** The only UIDs, or empty for all. */
  public Optional<UidSet> uids() {
    return uids;
  }

  /** Behind which UID to begin, or empty for the first. */
  public Optional<Uid> after() {
    return after;
  }

  /** The mod-sequence that messages must be beyond; {@link ModSeq#ZERO} for all. */
  public ModSeq changedSince() {
    return changedSince;
  }

  /** How many at most. */
  public int limit() {
    return limit;
  }

  /** Whether a message fulfils all conditions. */
  public boolean matches(MessageMeta message) {
    return message.modSeq().isAfter(changedSince)
        && after.map(uid -> message.uid().compareTo(uid) > 0).orElse(true)
        && uids.map(set -> set.contains(message.uid())).orElse(true);
  }

  /**
   * The page of those of {@code messages}, ascending by UID, that fulfil all conditions; for
   * backends that hold them in memory.
   */
  public MessagePage page(Collection<MessageMeta> messages) {
    List<MessageMeta> found = messages.stream().filter(this::matches).limit(limit + 1L).toList();
    return found.size() <= limit
        ? new MessagePage(found, true)
        : new MessagePage(found.subList(0, limit), false);
  }
}
