package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Jvm;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Places;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.benchmarks.peer.server.StartMain;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a server takes to the first SMTP greeting: from {@code start()} in the same JVM, and
 * from the start of its process, which is all there is of one that is an application.
 */
final class StartTime implements Experiment {

  /** Its table. */
  static final String TITLE = "Start of SMTP, IMAP and POP3, until the first greeting";

  /** Once the JVM is warm. */
  static final String WARM = "warm";

  /** With a certificate that the start makes. */
  static final String TLS = "mailcore, memory, self-signed TLS";

  private static final String PROCESS = "first, with its JVM";
  private static final int HEAP = 256;
  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final int MOST_ROUNDS = 2;
  private static final List<PeerKind> PROCESSES =
      List.of(Peers.MEMORY, Peers.H2, Peers.GREENMAIL, Peers.JAMES);
  private static final Map<String, String> KINDS = kinds();

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put(Peers.MEMORY.name(), "memory");
    kinds.put(TLS, "tls");
    kinds.put(Peers.H2.name(), "h2");
    kinds.put(Peers.GREENMAIL.name(), "greenmail");
    return kinds;
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public void run(Effort effort, Path directory, Results results) throws Exception {
    results.group(TITLE, Peers.GREENMAIL.name());
    Map<String, Samples> cold = new LinkedHashMap<>();
    Map<String, Samples> warm = new LinkedHashMap<>();
    for (int round = 0; round < effort.rounds(); round++) {
      for (Map.Entry<String, String> kind : KINDS.entrySet()) {
        double[] times = measure(kind.getValue(), effort.small() ? 30 : 200, directory);
        cold.computeIfAbsent(kind.getKey(), any -> new Samples())
            .add(Map.of(Figure.TIME, times[0]));
        warm.computeIfAbsent(kind.getKey(), any -> new Samples())
            .add(Map.of(Figure.TIME, times[1]));
      }
    }
    processes(effort, directory, results);
    cold.forEach((peer, all) -> results.add(all.rows(TITLE, "first in its JVM", peer)));
    warm.forEach((peer, all) -> results.add(all.rows(TITLE, WARM, peer)));
  }

  private static void processes(Effort effort, Path directory, Results results) throws IOException {
    Map<PeerKind, Samples> samples = new LinkedHashMap<>();
    for (PeerKind kind : PROCESSES) {
      if (!effort.small() || kind.inShortRun()) {
        kind.missing()
            .ifPresentOrElse(
                reason -> results.leftOut(TITLE, kind.name(), reason),
                () -> samples.put(kind, new Samples()));
      }
    }
    for (int round = 0; round < Math.min(effort.rounds(), MOST_ROUNDS); round++) {
      for (Map.Entry<PeerKind, Samples> entry : samples.entrySet()) {
        process(entry.getKey(), directory, results)
            .ifPresent(time -> entry.getValue().add(Map.of(Figure.TIME, time)));
      }
    }
    samples.forEach((kind, all) -> results.add(all.rows(TITLE, PROCESS, kind.name())));
  }

  private static Optional<Double> process(PeerKind kind, Path directory, Results results)
      throws IOException {
    long begin = System.nanoTime();
    try (Peer peer = kind.start(new PeerSettings(directory, HEAP, false));
        Socket client = new Socket(InetAddress.getLoopbackAddress(), peer.port(Service.SMTP))) {
      if (client.getInputStream().read() != '2') {
        throw new IOException(kind.name() + ": no greeting");
      }
      return Optional.of((System.nanoTime() - begin) / NANOS_PER_MILLISECOND);
    } catch (IOException e) {
      if (!kind.mayFail()) {
        throw e;
      }
      results.leftOut(TITLE, kind.name(), Entrant.reason(e));
      return Optional.empty();
    }
  }

  private static double[] measure(String kind, int warmUps, Path directory) throws IOException {
    // Starting and stopping GreenMail takes long, and gets no faster after a few times.
    int starts = kind.equals("greenmail") ? 5 : warmUps;
    String said =
        Jvm.output(
            HEAP,
            StartMain.class,
            List.of(
                kind,
                Places.make(directory, kind).toString(),
                String.valueOf(starts),
                String.valueOf(starts)));
    String[] times = said.substring(said.lastIndexOf('\n') + 1).split(" ");
    return new double[] {Double.parseDouble(times[0]), Double.parseDouble(times[1])};
  }
}
