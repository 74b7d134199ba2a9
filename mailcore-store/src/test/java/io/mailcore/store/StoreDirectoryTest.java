package io.mailcore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mailcore.model.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that a database can't be in are told in a sentence, and in nothing more. */
class StoreDirectoryTest {

  @TempDir private Path temporary;

  @Test
  void saysThatAFileIsInTheWay() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      assertThatThrownBy(() -> JdbcMailStore.h2(file))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(file + " is in the way");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @Test
  void saysThatAParentIsAFile() throws IOException {
    Path inside = Files.writeString(temporary.resolve("file"), "x").resolve("mail");
    assertThatThrownBy(() -> JdbcMailStore.h2(inside))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(inside + " can't be made");
  }

  @Test
  void saysThatADirectoryCannotBeWritten() throws IOException {
    Path closed = Files.createDirectory(temporary.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(closed), "this user may write everywhere");
    assertThatThrownBy(() -> JdbcMailStore.h2(closed))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(closed + " can't be written by this process");
  }

  @Test
  void leavesNoTraceFileWhereADatabaseIsRefused() throws IOException {
    Files.writeString(temporary.resolve("mail.mv.db"), "no database at all");
    assertThatThrownBy(() -> JdbcMailStore.h2(temporary))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("the database [^:]+: .+");
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .isEqualTo(List.of("mail.mv.db"));
    }
  }
}
