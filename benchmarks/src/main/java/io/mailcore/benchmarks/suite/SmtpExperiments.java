package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.SmtpLoad;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What comes in over SMTP. */
final class SmtpExperiments {

  /** The first table. */
  static final String SMALL_MAIL = "SMTP, 4 KiB, many messages a connection";

  private static final int HEAP = 1024;
  private static final int SMALL = 4 * 1024;
  private static final int MEDIUM = 100 * 1024;
  private static final int LARGE = 5 * 1024 * 1024;
  private static final List<PeerKind> ALL =
      List.of(
          Peers.MEMORY,
          Peers.H2,
          Peers.POSTGRESQL,
          Peers.SUBETHA,
          Peers.GREENMAIL,
          Peers.SINK,
          Peers.POSTFIX);
  private static final List<PeerKind> WITH_JAMES =
      Stream.concat(ALL.stream(), Stream.of(Peers.JAMES)).toList();
  private static final List<PeerKind> WITH_TLS =
      List.of(Peers.MEMORY, Peers.H2, Peers.SUBETHA, Peers.POSTFIX);

  private SmtpExperiments() {}

  /** All of them. */
  static List<Experiment> all() {
    return List.of(
        new PeerExperiment(
            SMALL_MAIL,
            Peers.SUBETHA,
            HEAP,
            false,
            WITH_JAMES,
            List.of(
                always("1 session", SmtpLoad.of(1, SMALL)),
                always("16 sessions", SmtpLoad.of(16, SMALL)),
                always("64 sessions", SmtpLoad.of(64, SMALL)))),
        new PeerExperiment(
            "SMTP, 16 sessions in other ways",
            Peers.SUBETHA,
            HEAP,
            false,
            ALL,
            List.of(
                atLength("4 KiB, pipelined", SmtpLoad.of(16, SMALL).withPipelining()),
                always("4 KiB, a connection each", SmtpLoad.of(16, SMALL).withConnectionEach()),
                always("100 KiB", SmtpLoad.of(16, MEDIUM)),
                atLength("5 MiB", SmtpLoad.of(16, LARGE)))),
        new PeerExperiment(
            "SMTP, 16 sessions, 4 KiB, STARTTLS",
            Peers.SUBETHA,
            HEAP,
            true,
            WITH_TLS,
            List.of(
                atLength("many messages a connection", SmtpLoad.of(16, SMALL).withTls()),
                atLength(
                    "a connection each", SmtpLoad.of(16, SMALL).withTls().withConnectionEach()))));
  }

  private static Workload always(String name, SmtpLoad load) {
    return new Sending(name, load, true);
  }

  private static Workload atLength(String name, SmtpLoad load) {
    return new Sending(name, load, false);
  }

  /**
   * A workload that sends mail.
   *
   * @param name as in the tables
   * @param load how it is sent
   * @param inShortRun whether a short run does it too
   */
  private record Sending(String name, SmtpLoad load, boolean inShortRun) implements Workload {

    @Override
    public int clients() {
      return load.sessions();
    }

    @Override
    public Outcome run(Peer peer, Duration time) throws IOException {
      return Outcome.of(load.run(peer.port(Service.SMTP), time));
    }
  }
}
