package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Postfix's {@code smtp-sink}: takes mail as fast as can be, and forgets it. */
final class SinkPeer extends ProgramPeer {

  private static final String NAME = "smtp-sink";
  private static final String PROGRAM = "/usr/sbin/smtp-sink";

  private SinkPeer(int port, Process process) {
    super(NAME, Map.of(Service.SMTP, port), process);
  }

  private static Peer start(Path directory) throws IOException {
    int port = Processes.freePort();
    Process process =
        Processes.start(
            Places.make(directory, "sink").resolve("output"),
            List.of(port),
            PROGRAM,
            "-u",
            "nobody",
            "-m",
            "1000",
            "-h",
            "localhost",
            "127.0.0.1:" + port,
            "1000");
    return new SinkPeer(port, process);
  }

  /** The kind. */
  static final class Kind implements PeerKind {

    @Override
    public String name() {
      return NAME;
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
      return SinkPeer.start(settings.directory());
    }
  }

  @Override
  public String version() {
    return PostfixPeer.installedVersion();
  }
}
