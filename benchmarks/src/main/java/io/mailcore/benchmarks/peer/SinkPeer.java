package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Postfix's {@code smtp-sink}: takes mail as fast as can be, and forgets it. */
final class SinkPeer implements Peer {

  private static final String PROGRAM = "/usr/sbin/smtp-sink";

  private final Process process;
  private final int port = Processes.freePort();

  private SinkPeer() throws IOException {
    process =
        new ProcessBuilder(
                PROGRAM,
                "-u",
                "nobody",
                "-m",
                "1000",
                "-h",
                "localhost",
                "127.0.0.1:" + port,
                "1000")
            .inheritIO()
            .start();
    Processes.awaitListening(port, process);
  }

  /** The kind. */
  static final class Kind implements PeerKind {

    @Override
    public String name() {
      return "smtp-sink";
    }

    @Override
    public Set<Service> services() {
      return Set.of(Service.SMTP);
    }

    @Override
    public boolean offersTls() {
      return false;
    }

    @Override
    public Optional<String> missing() {
      return Processes.has(PROGRAM)
          ? Optional.empty()
          : Optional.of("the package postfix isn't installed");
    }

    @Override
    public Peer start(PeerSettings settings) throws IOException {
      return new SinkPeer();
    }
  }

  @Override
  public String name() {
    return "smtp-sink";
  }

  @Override
  public String version() {
    return PostfixPeer.installedVersion();
  }

  @Override
  public int port(Service service) {
    if (!serves(service)) {
      throw new IllegalArgumentException(name() + " doesn't serve " + service);
    }
    return port;
  }

  @Override
  public boolean serves(Service service) {
    return service == Service.SMTP;
  }

  @Override
  public List<Long> processes() {
    return List.of(process.pid());
  }

  @Override
  public void close() {
    Processes.end(process);
  }
}
