package io.mailcore.store.archive;

import java.util.List;

/** What an import or export did. Immutable; this class grows. */
public final class ArchiveResult {

  private final Counts counts;
  private final List<ArchiveProblem> problems;
  private final long problemCount;

  ArchiveResult(Counts counts, Problems problems) {
    this.counts = counts;
    this.problems = problems.first();
    this.problemCount = problems.count();
  }

  /** The sums. For use by one thread. */
  static final class Counts {
    long mailboxes;
    long messages;
    long skipped;
    long octets;
  }

  /** The mailboxes that were gone through. */
  public long mailboxes() {
    return counts.mailboxes;
  }

  /** The messages that were brought in or out. */
  public long messages() {
    return counts.messages;
  }

  /** The messages that an earlier run had brought in or out. */
  public long skipped() {
    return counts.skipped;
  }

  /** The octets of {@link #messages()}, as the store counts them. */
  public long octets() {
    return counts.octets;
  }

  /** The first thousand problems, in the order in which they came. */
  public List<ArchiveProblem> problems() {
    return problems;
  }

  /** How many problems there were. */
  public long problemCount() {
    return problemCount;
  }

  @Override
  public String toString() {
    return messages()
        + " messages in "
        + mailboxes()
        + " mailboxes, "
        + octets()
        + " octets; "
        + skipped()
        + " were there already; "
        + problemCount
        + " problems";
  }
}
