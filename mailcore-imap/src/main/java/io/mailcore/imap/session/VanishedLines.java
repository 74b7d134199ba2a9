package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * VANISHED (RFC 7162, section 3.2.10), which names by UID what is gone: in place of EXPUNGE, or as
 * EARLIER of what went before the client selected the mailbox.
 */
public final class VanishedLines {

  /** A set of many ranges is told by several responses. */
  private static final int MOST_RANGES = 1000;

  private VanishedLines() {}

  /** The parts of {@code uids} that go into one response each. */
  public static Iterator<UidSet> parts(UidSet uids) {
    List<UidRange> ranges = uids.ranges();
    int count = ranges.size();
    return IntStream.iterate(0, from -> from < count, from -> from + MOST_RANGES)
        .mapToObj(
            from -> UidSet.ofRanges(ranges.subList(from, Math.min(from + MOST_RANGES, count))))
        .iterator();
  }

  /** What is gone now: message numbers behind it shift. */
  static void now(UidSet uids, ImapWriter writer) {
    writer.untagged().raw("VANISHED").uids(uids).crlf();
  }

  /** What has gone since a mod-sequence that the client named; numbers know nothing of it. */
  public static void earlier(UidSet uids, ImapWriter writer) {
    writer.untagged().raw("VANISHED").raw("(EARLIER)").uids(uids).crlf();
  }
}
