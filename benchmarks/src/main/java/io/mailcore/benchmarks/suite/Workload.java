package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Peer;
import java.io.IOException;
import java.time.Duration;

/** Something that servers are made to do. */
public interface Workload {

  /** As in the tables, for example {@code 16 sessions}. */
  String name();

  /** Whether a short run measures it too. */
  default boolean inShortRun() {
    return true;
  }

  /** How often it is measured at most. */
  default int mostRounds() {
    return Integer.MAX_VALUE;
  }

  /** How many clients work at once; of a table's workloads the one with most warms servers up. */
  default int clients() {
    return 1;
  }

  /** Whether a server can do it; the others are left out. */
  default boolean fits(Peer peer) {
    return true;
  }

  /** Does once for each server what isn't measured, for example fills a mailbox. */
  default void prepare(Peer peer) throws IOException {}

  /**
   * Whether {@link Peer#reset} is called before each run; no where the runs need what was prepared.
   */
  default boolean startsEmpty() {
    return true;
  }

  /**
   * Does it once. The server's processor time and memory are measured around this.
   *
   * @param time about how long
   */
  Outcome run(Peer peer, Duration time) throws IOException;
}
