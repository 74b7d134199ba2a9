package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.Pop3Load;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What clients do over POP3. */
final class Pop3Experiments {

  /** The table. */
  static final String TITLE = "POP3, 1,000 messages, a session each";

  private static final int HEAP = 1024;

  private Pop3Experiments() {}

  /** The only one. */
  static Experiment experiment() {
    return new PeerExperiment(
        TITLE,
        Peers.DOVECOT,
        HEAP,
        false,
        List.of(
            Peers.MEMORY, Peers.H2, Peers.POSTGRESQL, Peers.DOVECOT, Peers.GREENMAIL, Peers.JAMES),
        List.of(
            new Polling("STAT", new Pop3Load(true, false, false), false),
            new Polling("STAT, UIDL", new Pop3Load(true, true, false), false),
            new Polling("STAT, UIDL, RETR of all", new Pop3Load(true, true, true), false)));
  }

  /**
   * Sessions that look at a maildrop.
   *
   * @param name as in the tables
   * @param load what they do
   * @param inShortRun whether a short run does it too
   */
  private record Polling(String name, Pop3Load load, boolean inShortRun) implements Workload {

    @Override
    public boolean startsEmpty() {
      return false;
    }

    /** GreenMail waits some 40 ms before it sends each message, which makes a minute. */
    @Override
    public boolean fits(Peer peer) {
      return !load.retr() || !peer.name().equals(Peers.GREENMAIL.name());
    }

    @Override
    public void prepare(Peer peer) throws IOException {
      Inbox.THOUSAND.fill(peer);
    }

    @Override
    public Outcome run(Peer peer, Duration time) throws IOException {
      Inbox inbox = Inbox.THOUSAND;
      return Asking.timed(
          load.run(peer.port(Service.POP3), inbox.account(), inbox.messages(), time));
    }
  }
}
