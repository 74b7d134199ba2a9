package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Dovecot on Maildirs, which syncs as it comes. */
final class DovecotPeer extends ProgramPeer {

  private static final String NAME = "Dovecot";
  private static final String PROGRAM = "/usr/sbin/dovecot";
  private static final Set<Service> SERVICES = EnumSet.of(Service.IMAP, Service.POP3);

  private final Path directory;

  private DovecotPeer(Path directory, Map<Service, Integer> ports, Process process) {
    super(NAME, ports, process);
    this.directory = directory;
  }

  private static Peer start(PeerSettings settings) throws IOException {
    Path directory = Places.make(settings.directory(), "dovecot");
    int imap = Processes.freePort();
    int pop3 = Processes.freePort();
    DovecotFiles.write(directory, imap, pop3);
    Process process =
        Processes.start(
            directory.resolve("output"),
            List.of(imap, pop3),
            PROGRAM,
            "-F",
            "-c",
            directory.resolve("dovecot.conf").toString());
    return new DovecotPeer(directory, Map.of(Service.IMAP, imap, Service.POP3, pop3), process);
  }

  /** The kind. */
  static final class Kind implements PeerKind {

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Set<Service> services() {
      return SERVICES;
    }

    @Override
    public boolean offersTls() {
      return false;
    }

    @Override
    public Optional<String> missing() {
      if (!Processes.has(PROGRAM)) {
        return Optional.of("the packages dovecot-imapd and dovecot-pop3d aren't installed");
      }
      return "root".equals(System.getProperty("user.name"))
          ? Optional.empty()
          : Optional.of("only root can start it");
    }

    @Override
    public Peer start(PeerSettings settings) throws IOException {
      return DovecotPeer.start(settings);
    }
  }

  @Override
  public String version() {
    try {
      return Processes.output(List.of(PROGRAM, "--version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Maildir> inbox(int account) throws IOException {
    Path maildir = directory.resolve("mail").resolve(PeerSettings.address(account));
    return Optional.of(Maildir.make(maildir, DovecotFiles.owner(directory)));
  }
}
