package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.LoadResult;
import io.mailcore.benchmarks.load.WakeUpLoad;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.benchmarks.report.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sessions in IDLE that are told of messages.
 *
 * @param smtp whether messages come over SMTP, else by APPEND
 */
record WakingUp(boolean smtp) implements Workload {

  /** What they wait for is the 250 of SMTP. */
  static final String SMTP = "after the 250 of SMTP";

  private static final int ACCOUNT = 11;
  private static final int WATCHERS = 8;

  @Override
  public String name() {
    return smtp ? SMTP : "after the OK of APPEND";
  }

  @Override
  public boolean fits(Peer peer) {
    return !smtp || peer.serves(Service.SMTP);
  }

  @Override
  public Outcome run(Peer peer, Duration time) throws IOException {
    WakeUpLoad load = new WakeUpLoad(WATCHERS);
    int imap = peer.port(Service.IMAP);
    LoadResult result =
        smtp
            ? load.overSmtp(peer.port(Service.SMTP), imap, ACCOUNT, time)
            : load.byAppend(imap, ACCOUNT, time);
    Map<Figure, Double> figures = new LinkedHashMap<>();
    figures.put(Figure.P99, result.latencies().milliseconds(0.99));
    figures.put(Figure.P50, result.latencies().milliseconds(0.5));
    return new Outcome(result.count(), result.seconds(), figures);
  }
}
