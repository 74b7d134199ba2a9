package io.mailcore.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Postfix with a configuration and a queue of its own, delivering into Maildirs. It answers when a
 * message is on disk in its queue, and delivers meanwhile and after that.
 */
final class PostfixPeer extends ProgramPeer {

  private static final String NAME = "Postfix";
  private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");

  private final Path directory;
  private long logRead;

  private PostfixPeer(Path directory, int port, Process process) {
    super(NAME, Map.of(Service.SMTP, port), process);
    this.directory = directory;
  }

  private static Peer start(PeerSettings settings) throws IOException {
    Path directory = Places.make(settings.directory(), "postfix");
    int port = Processes.freePort();
    PostfixFiles.write(directory, port, settings.tls());
    Processes.output(List.of("/usr/sbin/postfix", "-c", directory.toString(), "check"));
    Process process =
        Processes.start(
            directory.resolve("output"),
            List.of(port),
            MASTER.toString(),
            "-c",
            directory.toString(),
            "-d");
    return new PostfixPeer(directory, port, process);
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
    public Optional<String> missing() {
      if (!Files.isExecutable(MASTER)) {
        return Optional.of("the package postfix isn't installed");
      }
      return "root".equals(System.getProperty("user.name"))
          ? Optional.empty()
          : Optional.of("only root can start it");
    }

    @Override
    public Peer start(PeerSettings settings) throws IOException {
      return PostfixPeer.start(settings);
    }
  }

  /** What the installed Postfix calls itself. */
  static String installedVersion() {
    try {
      return Processes.output(List.of("/usr/sbin/postconf", "-dh", "mail_version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String version() {
    return installedVersion();
  }

  @Override
  public void reset() throws IOException {
    settle();
    readLog();
    for (Path maildir : list(directory.resolve("mail"))) {
      for (Path message : list(maildir.resolve("new"))) {
        Files.delete(message);
      }
    }
  }

  @Override
  public void settle() throws IOException {
    Path queue = directory.resolve("queue");
    Processes.await(
        "Postfix doesn't deliver: see " + directory,
        () ->
            Stream.of("maildrop", "incoming", "active")
                .allMatch(part -> list(queue.resolve(part)).isEmpty()));
  }

  /**
   * Fails where mail that was accepted didn't come to its mailbox: then it isn't what's measured.
   */
  private void readLog() throws IOException {
    try (SeekableByteChannel log = Files.newByteChannel(directory.resolve("log"))) {
      ByteBuffer more = ByteBuffer.allocate((int) (log.size() - logRead));
      log.position(logRead).read(more);
      logRead += more.position();
      String lines = new String(more.array(), 0, more.position(), UTF_8);
      int failed = Math.max(lines.indexOf("status=bounced"), lines.indexOf("status=deferred"));
      if (failed >= 0) {
        throw new IOException(lines.substring(failed).lines().findFirst().orElse(""));
      }
    }
  }

  private static List<Path> list(Path of) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(of)) {
      try (Stream<Path> files = Files.list(of)) {
        files.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
