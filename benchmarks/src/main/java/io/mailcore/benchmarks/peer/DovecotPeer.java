package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dovecot on Maildirs, which syncs as it comes. */
final class DovecotPeer implements Peer {

  private static final String NAME = "Dovecot";
  private static final String PROGRAM = "/usr/sbin/dovecot";
  private static final Set<Service> SERVICES = EnumSet.of(Service.IMAP, Service.POP3);

  private final Path directory;
  private final Process process;
  private final int imap = Processes.freePort();
  private final int pop3 = Processes.freePort();

  private DovecotPeer(PeerSettings settings) throws IOException {
    directory = Places.make(settings.directory(), "dovecot");
    DovecotFiles.write(directory, imap, pop3);
    process =
        new ProcessBuilder(PROGRAM, "-F", "-c", directory.resolve("dovecot.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    Processes.awaitListening(imap, process);
    Processes.awaitListening(pop3, process);
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
      return new DovecotPeer(settings);
    }
  }

  @Override
  public String name() {
    return NAME;
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
  public int port(Service service) {
    if (!serves(service)) {
      throw new IllegalArgumentException(NAME + " doesn't serve " + service);
    }
    return service == Service.IMAP ? imap : pop3;
  }

  @Override
  public boolean serves(Service service) {
    return SERVICES.contains(service);
  }

  @Override
  public List<Long> processes() {
    return List.of(process.pid());
  }

  @Override
  public Optional<Maildir> inbox(int account) throws IOException {
    Path maildir = directory.resolve("mail").resolve(PeerSettings.address(account));
    return Optional.of(Maildir.make(maildir, DovecotFiles.owner(directory)));
  }

  @Override
  public void close() {
    Processes.end(process);
  }
}
