package io.mailcore.integration.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where messages come from: those made here, and those of the directory that the run names. */
final class Corpus {

  private Corpus() {}

  /** The directory of others' messages, if this run has one. */
  static Optional<Path> directory() {
    return Optional.ofNullable(System.getProperty("mailcore.corpus"))
        .or(() -> Optional.ofNullable(System.getenv("MAILCORE_CORPUS")))
        .filter(path -> !path.isEmpty())
        .map(Path::of);
  }

  /** The messages of a directory. */
  static List<Sample> read(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(file -> file.toString().endsWith(".msg")).sorted().toList();
    }
    List<Sample> samples = new ArrayList<>();
    for (Path file : files) {
      samples.add(Sample.normalised(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    return samples;
  }
}
