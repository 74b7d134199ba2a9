package io.mailcore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableFileTest {

  @TempDir private Path directory;

  private void assertOnly(Path file) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void makesAndReplacesAFile() throws IOException {
    Path file = directory.resolve("index.json");
    for (String text : new String[] {"a long first text", "", "x"}) {
      DurableFile.replace(file, text.getBytes(UTF_8));
      assertThat(file).hasContent(text);
      assertOnly(file);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatACrashLeftIsNoHindrance() throws IOException {
    Path file = directory.resolve("index.json");
    Files.writeString(directory.resolve("index.json.new"), "half of someth");
    DurableFile.replace(file, "whole".getBytes(UTF_8));
    assertThat(file).hasContent("whole");
    assertOnly(file);
  }

  @Test
  void aFailureLeavesTheOldBytes() throws IOException {
    Path file = Files.writeString(directory.resolve("index.json"), "old");
    Files.createDirectories(directory.resolve("index.json.new/in the way"));
    assertThatThrownBy(() -> DurableFile.replace(file, "new".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TEMPORARY))
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("old");
  }
}
