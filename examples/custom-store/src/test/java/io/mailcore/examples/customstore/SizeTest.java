package io.mailcore.examples.customstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A store is a day's work, not a month's: the example stays that small. */
class SizeTest {

  private static final long LIMIT = 400;

  @Test
  void theStoreHasLessThanFourHundredLines() throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    assertThat(lines).as("lines of all files, imports and comments too").isBetween(1L, LIMIT - 1);
  }
}
