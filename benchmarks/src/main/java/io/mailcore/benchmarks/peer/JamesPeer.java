package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The application of Apache James that keeps everything in memory. It answers when a message is in
 * its queue, and delivers meanwhile and after that.
 */
final class JamesPeer extends ProgramPeer {

  private static final String NAME = "Apache James";
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int MOST_APPENDED = 1000;
  private static final String MAIN = "org.apache.james.MemoryJamesServerMain";

  private final Process process;
  private final int adminPort;
  private final JamesAdmin admin;

  private JamesPeer(Map<Service, Integer> ports, int adminPort, Process process) {
    super(NAME, ports, process);
    this.process = process;
    this.adminPort = adminPort;
    admin = new JamesAdmin(adminPort);
  }

  private static Peer start(PeerSettings settings) throws IOException {
    Path directory = Places.make(settings.directory(), "james");
    int smtp = Processes.freePort();
    int imap = Processes.freePort();
    int pop3 = Processes.freePort();
    int admin = Processes.freePort();
    JamesFiles.write(directory, smtp, imap, pop3, admin);
    List<String> command =
        Jvm.command(
            settings.heapMegabytes(),
            List.of(
                "-Dworking.directory=" + directory,
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-Dlogback.configurationFile=" + directory.resolve("conf/logback.xml")),
            JamesLibraries.classPath(),
            MAIN);
    Process process =
        Processes.start(
            directory.resolve("output"), List.of(smtp, imap, pop3), command.toArray(String[]::new));
    return new JamesPeer(
        Map.of(Service.SMTP, smtp, Service.IMAP, imap, Service.POP3, pop3), admin, process);
  }

  /** The kind. */
  static final class Kind implements PeerKind {

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Set<Service> services() {
      return Set.of(Service.values());
    }

    @Override
    public boolean offersTls() {
      return false;
    }

    @Override
    public boolean inShortRun() {
      return false;
    }

    @Override
    public boolean mayFail() {
      return true;
    }

    @Override
    public Duration limit() {
      return LIMIT;
    }

    @Override
    public Optional<String> missing() {
      return JamesLibraries.missing();
    }

    @Override
    public Peer start(PeerSettings settings) throws IOException {
      return JamesPeer.start(settings);
    }
  }

  @Override
  public String version() {
    try {
      return JamesLibraries.version() + ", its application in memory";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean getsFaster() {
    return true;
  }

  /** For each message that comes, it searches the account for the thread that it belongs to. */
  @Override
  public int mostAppended() {
    return MOST_APPENDED;
  }

  @Override
  public void addAccounts() throws IOException {
    Processes.awaitListening(adminPort, process);
    admin.addAccounts();
  }

  /**
   * Fails where mail that was accepted didn't come to its mailbox: then it isn't what's measured.
   */
  @Override
  public void reset() throws IOException {
    settle();
    int undelivered = admin.undelivered();
    if (undelivered > 0) {
      throw new IOException(undelivered + " messages weren't delivered");
    }
    admin.removeMail();
    Jvm.collect(process.pid());
  }

  @Override
  public void settle() throws IOException {
    Processes.await("it doesn't deliver", this::isDelivered);
  }

  private boolean isDelivered() {
    try {
      return admin.queued() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
