package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** A kind of server that can be started. */
public interface PeerKind {

  /** As in the tables, for example {@code mailcore, H2}. */
  String name();

  /** What it can serve. */
  Set<Service> services();

  /** Whether it offers TLS on these services when {@link PeerSettings#tls} asks for it. */
  default boolean offersTls() {
    return true;
  }

  /** Why it can't be started on this machine; empty if it can. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Whether a short run has time for it. */
  default boolean inShortRun() {
    return true;
  }

  /** Whether the others are measured without it where it fails. */
  default boolean mayFail() {
    return false;
  }

  /** How long the rounds of one workload may take; when that is over, further ones are left out. */
  default Duration limit() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /** Starts one on free ports of the loopback address; returns when it greets. */
  Peer start(PeerSettings settings) throws IOException;
}
