package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.SampleMail;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What clients do with mailboxes over IMAP. */
final class ImapExperiments {

  /** The table of mailboxes with 1,000 messages. */
  static final String THOUSAND = "IMAP, INBOX of 1,000 messages";

  /** The table of mailboxes with 10,000 messages, of which most is asked. */
  static final String TEN_THOUSAND = "IMAP, INBOX of 10,000 messages";

  /** The table of mailboxes with 100,000 messages. */
  static final String HUNDRED_THOUSAND = "IMAP, INBOX of 100,000 messages";

  /** The table of messages that come in over IMAP. */
  static final String APPEND = "IMAP, APPEND of messages of 4 KiB";

  /** The table of sessions that wait. */
  static final String IDLE = "IMAP, EXISTS in IDLE behind the acceptance of a message";

  /** What there are goals for. */
  static final List<String> ESSENTIALS =
      List.of(
          "FETCH FLAGS",
          "FETCH ENVELOPE",
          "FETCH BODY.PEEK[]",
          "SEARCH SUBJECT",
          "SEARCH TEXT",
          "STORE +FLAGS");

  private static final int HEAP = 1024;
  private static final int LARGE_HEAP = 2048;
  private static final List<PeerKind> ALL =
      List.of(Peers.MEMORY, Peers.H2, Peers.POSTGRESQL, Peers.DOVECOT, Peers.GREENMAIL);

  /** GreenMail takes minutes for what the others do in seconds. */
  private static final List<PeerKind> LARGE = ALL.subList(0, 4);

  /** One table is enough time for James. */
  private static final List<PeerKind> WITH_JAMES =
      Stream.concat(LARGE.stream(), Stream.of(Peers.JAMES)).toList();

  private ImapExperiments() {}

  /** All of them. */
  static List<Experiment> all() {
    List<Workload> thousand = atLength(essentials(Inbox.THOUSAND));
    thousand.addAll(atLength(removals(Inbox.THOUSAND)));
    List<Workload> tenThousand = new ArrayList<>(essentials(Inbox.TEN_THOUSAND));
    for (Asking other : others(Inbox.TEN_THOUSAND)) {
      tenThousand.add(other.onlyAtLength().where(ImapExperiments::isQuick));
    }
    return List.of(
        table(THOUSAND, HEAP, ALL, thousand),
        table(TEN_THOUSAND, HEAP, WITH_JAMES, tenThousand),
        table(HUNDRED_THOUSAND, LARGE_HEAP, LARGE, atLength(essentials(Inbox.HUNDRED_THOUSAND))),
        new Growth(),
        table(APPEND, HEAP, ALL, List.of(new Appending(1), new Appending(16))),
        table(IDLE, HEAP, ALL, List.of(new WakingUp(true), new WakingUp(false))));
  }

  /** James has time for what there are goals for. */
  private static boolean isQuick(Peer peer) {
    return !peer.name().equals(Peers.JAMES.name());
  }

  private static Experiment table(
      String title, int heap, List<PeerKind> peers, List<Workload> workloads) {
    return new PeerExperiment(title, Peers.DOVECOT, heap, false, peers, workloads);
  }

  private static List<Workload> atLength(List<Asking> workloads) {
    List<Workload> all = new ArrayList<>();
    workloads.forEach(one -> all.add(one.onlyAtLength()));
    return all;
  }

  /** What is named so. */
  private static List<Asking> essentials(Inbox inbox) {
    return List.of(
        Asking.of(ESSENTIALS.get(0), inbox, "FETCH 1:* FLAGS"),
        Asking.of(ESSENTIALS.get(1), inbox, "FETCH 1:* ENVELOPE"),
        Asking.of(ESSENTIALS.get(2), inbox, "FETCH 1:* BODY.PEEK[]"),
        Asking.of(ESSENTIALS.get(3), inbox, "SEARCH SUBJECT " + SampleMail.SUBJECT_WORD),
        Asking.of(ESSENTIALS.get(4), inbox, "SEARCH TEXT " + SampleMail.TEXT_WORD),
        Asking.of(
            ESSENTIALS.get(5),
            inbox,
            "STORE 1:* +FLAGS (\\Flagged)",
            " STORE 1:* -FLAGS (\\Flagged)"));
  }

  private static List<Asking> others(Inbox inbox) {
    String modSeqs = " SELECT INBOX (CONDSTORE)";
    String changed = "FETCH 1:* FLAGS (CHANGEDSINCE " + Asking.LAST_MODSEQ + ")";
    return List.of(
        Asking.of("SELECT", inbox, "SELECT INBOX"),
        Asking.of("FETCH BODYSTRUCTURE", inbox, "FETCH 1:* BODYSTRUCTURE"),
        Asking.of(
            "FETCH three fields", inbox, "FETCH 1:* BODY.PEEK[HEADER.FIELDS (From Subject Date)]"),
        Asking.of("SEARCH HEADER List-Id", inbox, "SEARCH HEADER List-Id list7."),
        Asking.of("SEARCH UNSEEN FLAGGED", inbox, "SEARCH UNSEEN FLAGGED"),
        Asking.of(
            "FETCH CHANGEDSINCE, 20 of them",
            inbox,
            modSeqs,
            " STORE 1:20 +FLAGS.SILENT (\\Answered)",
            changed,
            modSeqs,
            " STORE 1:20 -FLAGS.SILENT (\\Answered)",
            changed));
  }

  private static List<Asking> removals(Inbox inbox) {
    return List.of(
        Asking.of(
            "MOVE",
            inbox,
            " CREATE work",
            " CREATE bin",
            " COPY 1:* work",
            " SELECT work",
            "MOVE 1:* bin",
            " SELECT INBOX",
            " DELETE work",
            " DELETE bin"),
        Asking.of(
            "EXPUNGE",
            inbox,
            " CREATE work",
            " COPY 1:* work",
            " SELECT work",
            " STORE 1:* +FLAGS.SILENT (\\Deleted)",
            "EXPUNGE",
            " SELECT INBOX",
            " DELETE work"));
  }
}
