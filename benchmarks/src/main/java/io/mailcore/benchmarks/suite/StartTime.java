package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Jvm;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Places;
import io.mailcore.benchmarks.peer.server.StartMain;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a server in the same JVM takes from {@code start()} to the first SMTP greeting. */
final class StartTime implements Experiment {

  /** Its table. */
  static final String TITLE = "Start of SMTP, IMAP and POP3, until the first greeting";

  /** Once the JVM is warm. */
  static final String WARM = "warm";

  /** With a certificate that the start makes. */
  static final String TLS = "mailcore, memory, self-signed TLS";

  private static final int HEAP = 256;
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
        double[] times = measure(kind.getValue(), effort.small() ? 40 : 100, directory);
        cold.computeIfAbsent(kind.getKey(), any -> new Samples())
            .add(Map.of(Figure.TIME, times[0]));
        warm.computeIfAbsent(kind.getKey(), any -> new Samples())
            .add(Map.of(Figure.TIME, times[1]));
      }
    }
    cold.forEach((peer, all) -> results.add(all.rows(TITLE, "first in its JVM", peer)));
    warm.forEach((peer, all) -> results.add(all.rows(TITLE, WARM, peer)));
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
