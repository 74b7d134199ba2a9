package io.mailcore.imap.wire;

import java.util.Optional;

/**
 * What SELECT is told of a mailbox that the client knows already (RFC 7162, section 3.2.5).
 *
 * @param uidValidity the UIDVALIDITY under which it does
 * @param modSeq up to where it does, 1 or more
 * @param known UIDs that it is interested in, or nothing for all
 * @param match some messages whose numbers it knows, or nothing
 */
public record QresyncParameter(
    long uidValidity, long modSeq, Optional<SequenceSet> known, Optional<Match> match) {

  /**
   * Numbers and the UIDs that belong to them, the n-th to the n-th, so many of each (section
   * 3.2.5.2).
   *
   * @param numbers ascending
   * @param uids ascending
   */
  public record Match(SequenceSet numbers, SequenceSet uids) {}

  /**
   * Reads what follows the parameter's name.
   *
   * @throws ImapSyntaxException if it isn't to the grammar
   */
  public static QresyncParameter parse(ImapReader in) {
    in.sp();
    in.open();
    long uidValidity = in.nzNumber();
    in.sp();
    long modSeq = in.number64();
    if (modSeq == 0) {
      throw ImapReader.error("A mod-sequence is at least 1");
    }
    Optional<SequenceSet> known = Optional.empty();
    Optional<Match> match = Optional.empty();
    boolean more = in.trySp();
    if (more && in.atSequenceSet()) {
      known = Optional.of(withoutStar(in.sequenceSet()));
      more = in.trySp();
    }
    if (more) {
      match = Optional.of(match(in));
    }
    in.close();
    return new QresyncParameter(uidValidity, modSeq, known, match);
  }

  private static SequenceSet withoutStar(SequenceSet set) {
    if (!set.isFixed()) {
      throw ImapReader.error("Only numbers are allowed in this set");
    }
    return set;
  }

  private static Match match(ImapReader in) {
    in.open();
    SequenceSet numbers = in.sequenceSet();
    in.sp();
    SequenceSet uids = in.sequenceSet();
    in.close();
    if (!numbers.isAscending() || !uids.isAscending() || numbers.count() != uids.count()) {
      throw ImapReader.error("Numbers and UIDs must be ascending, and as many of each");
    }
    return new Match(numbers, uids);
  }
}
