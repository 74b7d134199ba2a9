package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.SmtpLoad;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What comes in over SMTP. */
final class SmtpExperiments {

  private static final int HEAP = 1024;
  private static final int SMALL = 4 * 1024;
  private static final List<PeerKind> ALL =
      List.of(Peers.MEMORY, Peers.H2, Peers.SUBETHA, Peers.GREENMAIL, Peers.SINK, Peers.POSTFIX);

  private SmtpExperiments() {}

  /** All of them. */
  static List<Experiment> all() {
    return List.of(
        new PeerExperiment(
            "SMTP, 4 KiB, many messages a connection",
            Peers.SUBETHA,
            HEAP,
            false,
            ALL,
            List.of(
                new Sending("1 session", SmtpLoad.of(1, SMALL)),
                new Sending("16 sessions", SmtpLoad.of(16, SMALL)),
                new Sending("64 sessions", SmtpLoad.of(64, SMALL)))));
  }

  /**
   * A workload that sends mail.
   *
   * @param name as in the tables
   * @param load how it is sent
   */
  private record Sending(String name, SmtpLoad load) implements Workload {

    @Override
    public Outcome run(Peer peer, Duration time) throws IOException {
      return Outcome.of(load.run(peer.port(Service.SMTP), time));
    }
  }
}
