package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Usage;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rounds of one table.
 *
 * @param title of the table
 * @param entrants the servers, which run
 * @param effort how long each is loaded
 * @param results where the rows go
 */
record PeerRounds(String title, List<Entrant> entrants, Effort effort, Results results) {

  private static final long SECOND = 1_000_000_000;
  private static final long WARM = 20_000;
  private static final int LONGER = 2;
  private static final double MEBIBYTE = 1 << 20;
  private static final double MILLISECONDS = 1000;

  /** Measures these workloads, after the one that does most in a time has warmed the servers up. */
  void measure(List<Workload> workloads) throws IOException {
    Optional<Workload> most =
        workloads.stream()
            .filter(Workload::startsEmpty)
            .max(Comparator.comparingInt(Workload::clients));
    if (most.isPresent()) {
      warmUp(most.get());
    }
    for (Workload workload : workloads) {
      measure(workload);
    }
  }

  /**
   * Lets what compiles itself run. Those that aren't warm then become so by the first workload that
   * is measured, whose mailboxes are filled just once.
   */
  private void warmUp(Workload most) throws IOException {
    for (Entrant entrant : entrants) {
      if (most.fits(entrant.peer()) && entrant.takesWarmUp()) {
        entrant.attempt(
            title,
            "the start",
            results,
            () -> {
              prepare(most, entrant.peer());
              warmUp(most, entrant.peer());
            });
      }
    }
  }

  private static void prepare(Workload workload, Peer peer) throws IOException {
    if (workload.startsEmpty()) {
      peer.reset();
    }
    workload.prepare(peer);
  }

  private void measure(Workload workload) throws IOException {
    String what = workload.name();
    Map<Entrant, Samples> samples = new LinkedHashMap<>();
    Map<Entrant, Duration> taken = new LinkedHashMap<>();
    for (Entrant entrant : entrants) {
      if (entrant.isIn() && workload.fits(entrant.peer())) {
        samples.put(entrant, new Samples());
        entrant.attempt(title, what, results, () -> runUp(workload, entrant));
      }
    }
    for (int round = 0; round < Math.min(effort.rounds(), workload.mostRounds()); round++) {
      for (Map.Entry<Entrant, Samples> entry : samples.entrySet()) {
        Entrant entrant = entry.getKey();
        if (entrant.hasTimeAfter(taken.getOrDefault(entrant, Duration.ZERO))) {
          long begin = System.nanoTime();
          entrant.attempt(
              title, what, results, () -> entry.getValue().add(once(workload, entrant.peer())));
          taken.merge(entrant, Duration.ofNanos(System.nanoTime() - begin), Duration::plus);
        }
      }
    }
    samples.forEach(
        (entrant, all) -> results.add(all.rows(title, workload.name(), entrant.peer().name())));
  }

  /** Prepares, and runs once what isn't measured. */
  private void runUp(Workload workload, Entrant entrant) throws IOException {
    prepare(workload, entrant.peer());
    if (entrant.takesWarmUp()) {
      warmUp(workload, entrant.peer());
    } else {
      workload.run(entrant.peer(), effort.run());
      entrant.peer().settle();
    }
  }

  /**
   * Short runs one behind the other, as those that are measured, so that no heap fills up; longer
   * where too little was done for a JVM to be warm.
   */
  private void warmUp(Workload workload, Peer peer) throws IOException {
    long time = effort.warmUp().toNanos();
    long begin = System.nanoTime();
    long done = 0;
    long taken = 0;
    while (taken < time || (done < WARM && taken < LONGER * time)) {
      done += workload.run(peer, Duration.ofNanos(Math.min(time, SECOND))).count();
      taken = System.nanoTime() - begin;
      peer.settle();
      if (workload.startsEmpty()) {
        peer.reset();
      }
    }
  }

  private Map<Figure, Double> once(Workload workload, Peer peer) throws IOException {
    if (workload.startsEmpty()) {
      peer.reset();
    }
    Usage before = peer.usage();
    long begin = System.nanoTime();
    Outcome outcome = workload.run(peer, effort.run());
    double accepted = (System.nanoTime() - begin) / 1e9;
    peer.settle();
    double settled = (System.nanoTime() - begin) / 1e9 - accepted + outcome.seconds();
    Usage after = peer.usage();
    Map<Figure, Double> figures = new LinkedHashMap<>(outcome.figures());
    figures.put(
        Figure.CPU,
        (after.cpuSeconds() - before.cpuSeconds()) * MILLISECONDS / Math.max(1, outcome.count()));
    figures.put(Figure.MEMORY, after.memoryOctets() / MEBIBYTE);
    if (workload.startsEmpty() && settled > 1.02 * outcome.seconds()) {
      figures.put(Figure.DELIVERED, outcome.count() / settled);
    }
    return figures;
  }
}
