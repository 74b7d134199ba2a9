package io.mailcore.benchmarks.peer;

import java.util.List;
import java.util.Map;

/** A server that is a program with ports of its own. */
abstract class ProgramPeer implements Peer {

  private final String name;
  private final Map<Service, Integer> ports;
  private final Process process;

  ProgramPeer(String name, Map<Service, Integer> ports, Process process) {
    this.name = name;
    this.ports = ports;
    this.process = process;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int port(Service service) {
    Integer port = ports.get(service);
    if (port == null) {
      throw new IllegalArgumentException(name + " doesn't serve " + service);
    }
    return port;
  }

  @Override
  public final boolean serves(Service service) {
    return ports.containsKey(service);
  }

  @Override
  public List<Long> processes() {
    return List.of(process.pid());
  }

  @Override
  public final void close() {
    Processes.end(process);
  }
}
