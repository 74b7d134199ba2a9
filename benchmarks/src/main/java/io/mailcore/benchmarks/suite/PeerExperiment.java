package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.CertificateFiles;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Usage;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Workloads on several servers that run side by side and are loaded in turn: A B C, A B C, so that
 * what the machine does meanwhile hits all alike.
 *
 * @param title of the table
 * @param reference the server that the others are compared with
 * @param heapMegabytes of the servers that are in a JVM
 * @param tls whether the servers offer TLS
 * @param peers the servers
 * @param workloads what they do
 */
public record PeerExperiment(
    String title,
    PeerKind reference,
    int heapMegabytes,
    boolean tls,
    List<PeerKind> peers,
    List<Workload> workloads)
    implements Experiment {

  private static final long SECOND = 1_000_000_000;
  private static final long WARM = 20_000;
  private static final int LONGER = 2;
  private static final double MEBIBYTE = 1 << 20;
  private static final double MILLISECONDS = 1000;

  @Override
  public void run(Effort effort, Path directory, Results results) throws Exception {
    List<Workload> wanted =
        workloads.stream().filter(one -> !effort.small() || one.inShortRun()).toList();
    if (wanted.isEmpty()) {
      return;
    }
    results.group(title, reference.name());
    if (tls) {
      CertificateFiles.make(directory);
    }
    List<Peer> started = new ArrayList<>();
    try {
      for (PeerKind kind : peers) {
        start(kind, directory, results).ifPresent(started::add);
      }
      Set<Peer> warm = warmUp(wanted, started, effort);
      for (Workload workload : wanted) {
        measure(workload, started, warm, effort, results);
      }
    } finally {
      started.forEach(Peer::close);
    }
  }

  private Optional<Peer> start(PeerKind kind, Path directory, Results results) throws IOException {
    Optional<String> missing =
        tls && !kind.offersTls() ? Optional.of("it has no TLS here") : kind.missing();
    if (missing.isPresent()) {
      results.fact("left out of " + title + ": " + kind.name(), missing.get());
      return Optional.empty();
    }
    Peer peer = kind.start(new PeerSettings(directory, heapMegabytes, tls));
    results.fact(peer.name(), peer.version());
    return Optional.of(peer);
  }

  /**
   * Lets what compiles itself run the workload that does most in a time. Those that aren't warm
   * then become so by the first workload that is measured, whose mailboxes are filled just once.
   */
  private static Set<Peer> warmUp(List<Workload> wanted, List<Peer> started, Effort effort)
      throws IOException {
    Set<Peer> warm = new HashSet<>();
    Optional<Workload> most =
        wanted.stream()
            .filter(Workload::startsEmpty)
            .max(Comparator.comparingInt(Workload::clients));
    for (Peer peer : started) {
      if (most.isPresent() && peer.getsFaster() && most.get().fits(peer)) {
        prepare(most.get(), peer);
        warmUp(most.get(), peer, effort.warmUp());
        warm.add(peer);
      }
    }
    return warm;
  }

  private static void prepare(Workload workload, Peer peer) throws IOException {
    if (workload.startsEmpty()) {
      peer.reset();
    }
    workload.prepare(peer);
  }

  private void measure(
      Workload workload, List<Peer> started, Set<Peer> warm, Effort effort, Results results)
      throws IOException {
    Map<Peer, Samples> samples = new LinkedHashMap<>();
    for (Peer peer : started.stream().filter(workload::fits).toList()) {
      samples.put(peer, new Samples());
      prepare(workload, peer);
      if (peer.getsFaster() && warm.add(peer)) {
        warmUp(workload, peer, effort.warmUp());
      } else {
        workload.run(peer, effort.run());
        peer.settle();
      }
    }
    for (int round = 0; round < effort.rounds(); round++) {
      for (Map.Entry<Peer, Samples> entry : samples.entrySet()) {
        if (workload.startsEmpty()) {
          entry.getKey().reset();
        }
        entry.getValue().add(once(workload, entry.getKey(), effort.run()));
      }
    }
    samples.forEach((peer, all) -> results.add(all.rows(title, workload.name(), peer.name())));
  }

  /**
   * Short runs one behind the other, as those that are measured, so that no heap fills up; longer
   * where too little was done for a JVM to be warm.
   */
  private static void warmUp(Workload workload, Peer peer, Duration time) throws IOException {
    long begin = System.nanoTime();
    long done = 0;
    long taken = 0;
    while (taken < time.toNanos() || (done < WARM && taken < LONGER * time.toNanos())) {
      done += workload.run(peer, Duration.ofNanos(Math.min(time.toNanos(), SECOND))).count();
      taken = System.nanoTime() - begin;
      peer.settle();
      if (workload.startsEmpty()) {
        peer.reset();
      }
    }
  }

  private static Map<Figure, Double> once(Workload workload, Peer peer, Duration time)
      throws IOException {
    Usage before = peer.usage();
    long begin = System.nanoTime();
    Outcome outcome = workload.run(peer, time);
    double accepted = (System.nanoTime() - begin) / 1e9;
    peer.settle();
    double settled = (System.nanoTime() - begin) / 1e9 - accepted + outcome.seconds();
    Usage after = peer.usage();
    Map<Figure, Double> figures = new LinkedHashMap<>(outcome.figures());
    figures.put(
        Figure.CPU,
        (after.cpuSeconds() - before.cpuSeconds()) * MILLISECONDS / Math.max(1, outcome.count()));
    figures.put(Figure.MEMORY, after.memoryOctets() / MEBIBYTE);
    if (settled > 1.02 * outcome.seconds()) {
      figures.put(Figure.DELIVERED, outcome.count() / settled);
    }
    return figures;
  }
}
