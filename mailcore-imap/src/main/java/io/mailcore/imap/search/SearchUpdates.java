package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Keeps the results of a search, and tells which go and which come (RFC 5267 sections 4.3.3 and
 * 4.3.4), all at position 0: they are in the order of the mailbox. Keeps their UIDs as ranges. Used
 * on the strand.
 */
public final class SearchUpdates {

  private final SearchCorrelator correlator;
  private final boolean byUid;
  private UidSet results;

  /**
   * Updates.
   *
   * @param results what has been found
   * @param byUid whether the client is told UIDs
   */
  public SearchUpdates(UidSet results, SearchCorrelator correlator, boolean byUid) {
    this.results = requireNonNull(results, "results");
    this.correlator = requireNonNull(correlator, "correlator");
    this.byUid = byUid;
  }

  /** Tells of results that are about to be expunged. */
  public void leaving(UidSet gone, ToIntFunction<Uid> numbers, ImapWriter out) {
    change(results.intersection(gone), UidSet.empty(), numbers, out);
  }

  /**
   * Tells of what has changed.
   *
   * @param uids that were looked at
   * @param found those of them that are results now
   */
  public void looked(UidSet uids, UidSet found, ToIntFunction<Uid> numbers, ImapWriter out) {
    change(results.intersection(uids).minus(found), found.minus(results), numbers, out);
  }

  private void change(UidSet removed, UidSet added, ToIntFunction<Uid> numbers, ImapWriter out) {
    if (removed.isEmpty() && added.isEmpty()) {
      return;
    }
    results = results.minus(removed).union(added);
    Optional<ToIntFunction<Uid>> numbering = byUid ? Optional.empty() : Optional.of(numbers);
    correlator.write(out.untagged().raw("ESEARCH"));
    if (byUid) {
      out.raw("UID");
    }
    item("REMOVEFROM", SearchAnswer.numbered(removed, numbering), out);
    item("ADDTO", SearchAnswer.numbered(added, numbering), out);
    out.crlf();
  }

  private static void item(String name, UidSet set, ImapWriter out) {
    if (!set.isEmpty()) {
      out.raw(name).open().number(0).uids(set).close();
    }
  }
}
