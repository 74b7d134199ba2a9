package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.ImapClient;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.benchmarks.peer.Usage;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What IMAP connections cost that have selected INBOX and wait in IDLE. */
final class IdleConnections implements Experiment {

  /** Its table. */
  static final String TITLE = "IMAP, idle connections, heap 256 MiB";

  /** Heap that a connection keeps. */
  static final Figure HEAP = new Figure("heap a connection", "KiB", false);

  private static final Figure MEMORY = new Figure("memory a connection", "KiB", false);
  private static final Figure THREADS = new Figure("threads more", "", false);
  private static final int HEAP_MEGABYTES = 256;
  private static final int MOST_ROUNDS = 3;
  private static final double KIBIBYTE = 1024;
  private static final List<PeerKind> PEERS = List.of(Peers.MEMORY, Peers.GREENMAIL);

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public void run(Effort effort, Path directory, Results results) throws Exception {
    results.group(TITLE, Peers.GREENMAIL.name());
    List<Integer> counts = effort.small() ? List.of(1000) : List.of(1000, 5000, 10_000);
    Map<String, Map<Integer, Samples>> all = new LinkedHashMap<>();
    for (int round = 0; round < Math.min(effort.rounds(), MOST_ROUNDS); round++) {
      for (PeerKind kind : PEERS) {
        Map<Integer, Samples> samples =
            all.computeIfAbsent(kind.name(), any -> new LinkedHashMap<>());
        try (Peer peer = kind.start(new PeerSettings(directory, HEAP_MEGABYTES, false))) {
          open(peer, counts(kind, counts), samples);
        } catch (IOException e) {
          results.fact(TITLE + ": " + kind.name(), "not all connections: " + e.getMessage());
        }
      }
    }
    for (int count : counts) {
      String workload = String.format(Locale.ROOT, "%,d connections", count);
      all.forEach(
          (peer, samples) ->
              results.add(samples.getOrDefault(count, new Samples()).rows(TITLE, workload, peer)));
    }
  }

  /** GreenMail takes minutes to open more than the first thousand. */
  private static List<Integer> counts(PeerKind kind, List<Integer> counts) {
    return kind == Peers.GREENMAIL ? counts.subList(0, 1) : counts;
  }

  /** Opens more and more, and looks each time a number is reached. */
  private static void open(Peer peer, List<Integer> counts, Map<Integer, Samples> samples)
      throws IOException {
    List<ImapClient> clients = new ArrayList<>();
    try {
      // What the first connection loads isn't a connection's cost.
      clients.add(idle(peer, 0));
      OptionalDouble heap = peer.heap();
      Usage before = peer.usage();
      for (int count : counts) {
        while (clients.size() <= count) {
          clients.add(idle(peer, clients.size() % PeerSettings.ACCOUNTS));
        }
        Map<Figure, Double> figures = new LinkedHashMap<>();
        OptionalDouble heapNow = peer.heap();
        if (heap.isPresent() && heapNow.isPresent()) {
          figures.put(HEAP, (heapNow.getAsDouble() - heap.getAsDouble()) / count / KIBIBYTE);
        }
        Usage usage = peer.usage();
        figures.put(MEMORY, (usage.memoryOctets() - before.memoryOctets()) / KIBIBYTE / count);
        figures.put(THREADS, (double) (usage.threads() - before.threads()));
        samples.computeIfAbsent(count, any -> new Samples()).add(figures);
      }
    } finally {
      for (ImapClient client : clients) {
        client.close();
      }
    }
  }

  private static ImapClient idle(Peer peer, int account) throws IOException {
    ImapClient client = ImapClient.openSmall(peer.port(Service.IMAP), account);
    client.command("SELECT INBOX");
    client.begin("IDLE");
    return client;
  }
}
