package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.CertificateFiles;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Entrant> entrants = new ArrayList<>();
    try {
      for (PeerKind kind : peers) {
        if (!effort.small() || kind.inShortRun()) {
          enter(kind, directory, results).ifPresent(entrants::add);
        }
      }
      new PeerRounds(title, entrants, effort, results).measure(wanted);
    } finally {
      entrants.forEach(entrant -> entrant.peer().close());
    }
  }

  private Optional<Entrant> enter(PeerKind kind, Path directory, Results results)
      throws IOException {
    Optional<String> missing =
        tls && !kind.offersTls() ? Optional.of("it has no TLS here") : kind.missing();
    if (missing.isPresent()) {
      results.leftOut(title, kind.name(), missing.get());
      return Optional.empty();
    }
    Peer peer;
    try {
      peer = kind.start(new PeerSettings(directory, heapMegabytes, tls));
    } catch (IOException e) {
      if (!kind.mayFail()) {
        throw e;
      }
      results.leftOut(title, kind.name(), "it doesn't start: " + Entrant.reason(e));
      return Optional.empty();
    }
    results.fact(peer.name(), peer.version());
    Entrant entrant = new Entrant(kind, peer);
    entrant.attempt(title, "the start", results, peer::addAccounts);
    return Optional.of(entrant);
  }
}
