package io.mailcore.integration.transcript;

import io.mailcore.testkit.transcript.Transcript;
import io.mailcore.testkit.transcript.TranscriptRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file below {@code transcripts/PROTOCOL/TOPIC}, which ends with the name of its protocol. A file
 * {@code setup} of a topic is no test: it runs before each of the others.
 *
 * @param root the folder of all transcripts
 * @param file the file
 */
record TranscriptFile(Path root, Path file) {

  private static final String SETUP = "setup.";

  /** All files, in the order of their names. */
  static List<TranscriptFile> all() {
    Path root = folder();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith(SETUP))
          .sorted()
          .map(file -> new TranscriptFile(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    URL found = Objects.requireNonNull(TranscriptFile.class.getResource("/transcripts"));
    try {
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first folder's name: {@code smtp}, {@code imap} or {@code pop3}. */
  String protocol() {
    return root.relativize(file).getName(0).toString();
  }

  /** The second folder's name. */
  String topic() {
    return root.relativize(file).getName(1).toString();
  }

  /** What failures call it. */
  String name() {
    return name(file);
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  /** Runs it, and before it what sets its topic up; the variables of that are known to it. */
  void run(TranscriptRunner runner) throws IOException {
    Optional<Path> setup =
        Optional.of(file.resolveSibling(SETUP + protocol())).filter(Files::isRegularFile);
    TranscriptRunner ready = runner;
    if (setup.isPresent()) {
      for (Map.Entry<String, String> known : runner.run(read(setup.get())).entrySet()) {
        ready = ready.variable(known.getKey(), known.getValue());
      }
    }
    ready.run(read(file));
  }

  private Transcript read(Path path) throws IOException {
    return Transcript.parse(name(path), Files.readString(path));
  }
}
