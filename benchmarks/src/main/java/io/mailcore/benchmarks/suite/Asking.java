package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.ImapSession;
import io.mailcore.benchmarks.load.Latencies;
import io.mailcore.benchmarks.load.LoadResult;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.benchmarks.report.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One IMAP session that asks for the same again and again. Its figures are the time that one asking
 * takes, which goes over the whole mailbox, and how many messages a second that makes.
 *
 * @param name as in the tables
 * @param inbox what is selected at first
 * @param commands what is asked for in turn, not timed where it begins with a blank
 * @param fits whether a server knows these commands
 * @param inShortRun whether a short run does it too
 */
record Asking(String name, Inbox inbox, List<String> commands, Fitting fits, boolean inShortRun)
    implements Workload {

  /** In a command: the mod-sequence that the last {@code SELECT INBOX (CONDSTORE)} told. */
  static final String LAST_MODSEQ = "$MODSEQ";

  private static final double NANOS = 1e9;

  /** Which servers can do it. */
  @FunctionalInterface
  interface Fitting {
    boolean test(Peer peer);
  }

  static Asking of(String name, Inbox inbox, String... commands) {
    return new Asking(name, inbox, List.of(commands), peer -> true, true);
  }

  Asking onlyAtLength() {
    return new Asking(name, inbox, commands, fits, false);
  }

  Asking where(Fitting can) {
    return new Asking(name, inbox, commands, can, inShortRun);
  }

  @Override
  public boolean fits(Peer peer) {
    return fits.test(peer);
  }

  @Override
  public boolean startsEmpty() {
    return false;
  }

  @Override
  public void prepare(Peer peer) throws IOException {
    inbox.fill(peer);
  }

  @Override
  public Outcome run(Peer peer, Duration time) throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Latencies latencies = new Latencies();
    String modSeq = "0";
    long nanos = 0;
    try (ImapSession session = ImapSession.open(peer.port(Service.IMAP), inbox.account())) {
      session.ask("SELECT INBOX");
      long begin = System.nanoTime();
      while (latencies.count() == 0 || System.nanoTime() - begin < time.toNanos()) {
        for (String command : commands) {
          long taken = session.ask(command.trim().replace(LAST_MODSEQ, modSeq));
          if (!command.startsWith(" ")) {
            latencies.add(taken);
            nanos += taken;
          } else if (command.endsWith("(CONDSTORE)")) {
            modSeq = session.code("HIGHESTMODSEQ");
          }
        }
      }
    }
    long messages = (long) latencies.count() * inbox.messages();
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    return timed(new LoadResult(messages, nanos / NANOS, latencies, cpu / NANOS));
  }

  /** The median comes first: it is what the servers are compared by. */
  static Outcome timed(LoadResult result) {
    Map<Figure, Double> figures = new LinkedHashMap<>();
    figures.put(Figure.TIME, result.latencies().milliseconds(0.5));
    Outcome all = Outcome.of(result);
    all.figures().forEach(figures::put);
    figures.remove(Figure.P50);
    return new Outcome(all.count(), all.seconds(), figures);
  }
}
