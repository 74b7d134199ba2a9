package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.report.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A server that takes part in a table, until it fails where it may. Used by one thread. */
final class Entrant {

  private final PeerKind kind;
  private final Peer peer;
  private boolean warm;
  private boolean out;

  Entrant(PeerKind kind, Peer peer) {
    this.kind = kind;
    this.peer = peer;
    warm = !peer.getsFaster();
  }

  /** Something that it is made to do. */
  @FunctionalInterface
  interface Step {
    void go() throws IOException;
  }

  Peer peer() {
    return peer;
  }

  /** Whether it must be warmed up now; said just once. */
  boolean takesWarmUp() {
    boolean was = warm;
    warm = true;
    return !was;
  }

  /** Whether it has time for another round after so much. */
  boolean hasTimeAfter(Duration taken) {
    return taken.compareTo(kind.limit()) < 0;
  }

  /**
   * Makes it do something.
   *
   * @param table where its failure is told
   * @param during what fails then
   * @throws IOException if it fails and must not
   */
  void attempt(String table, String during, Results results, Step step) throws IOException {
    if (out) {
      return;
    }
    try {
      step.go();
    } catch (IOException | UncheckedIOException e) {
      if (!kind.mayFail()) {
        throw e;
      }
      out = true;
      results.leftOut(table, peer.name() + " from " + during + " on", reason(e));
    }
  }

  /** Whether it still takes part. */
  boolean isIn() {
    return !out;
  }

  /** Why something failed, on one line. */
  static String reason(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").trim();
  }
}
