package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that a benchmark makes, and takes away again. */
public final class Places {

  private Places() {}

  /**
   * A new directory that the servers' own users can go through too. Its name is short: there are
   * sockets below it, whose paths may have about 100 octets.
   */
  public static Path make(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    int number = 1;
    while (true) {
      try {
        Path made = Files.createDirectory(parent.resolve(name + number));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
      } catch (FileAlreadyExistsException e) {
        number++;
      }
    }
  }

  /** Removes a directory with all that is in it, as far as it can be. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> left = Files.walk(directory)) {
      left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
