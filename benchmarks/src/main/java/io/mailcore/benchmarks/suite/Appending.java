package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.AppendLoad;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Messages that are put into one INBOX.
 *
 * @param connections how many do that at once, 1 or 16
 */
record Appending(int connections) implements Workload {

  /** Those of the two that there are. */
  static final List<String> NAMES = List.of("1 connection", "16 connections");

  private static final int ACCOUNT = 10;
  private static final long MOST = 40_000;

  @Override
  public String name() {
    return NAMES.get(connections == 1 ? 0 : 1);
  }

  @Override
  public int clients() {
    return connections;
  }

  @Override
  public Outcome run(Peer peer, Duration time) throws IOException {
    AppendLoad load = new AppendLoad(connections);
    return Outcome.of(load.run(peer.port(Service.IMAP), ACCOUNT, time, MOST));
  }
}
