package io.mailcore.benchmarks.peer.server;

import io.mailcore.benchmarks.peer.Service;
import java.util.List;
import java.util.Map;

/** A server in this JVM. */
interface Served extends AutoCloseable {

  /** Its version. */
  String version();

  /** Where it listens. */
  Map<Service, Integer> ports();

  /** Processes outside this JVM that work for it. */
  default List<Long> processes() {
    return List.of();
  }

  /** Forgets messages that are in memory. */
  void reset() throws Exception;
}
