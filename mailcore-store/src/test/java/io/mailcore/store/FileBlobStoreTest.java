package io.mailcore.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileBlobStoreTest {

  private static final Instant DAY_AGO = Instant.now().minus(Duration.ofDays(1));

  @TempDir private Path temporary;

  private Path root;
  private FileBlobStore store;

  @BeforeEach
  void open() {
    root = temporary.resolve("mail/blobs");
    store = FileBlobStore.open(root, ".eml");
  }

  private BlobRef commit(String text) {
    try (StagedBlob staged = store.stage(0)) {
      staged.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      return staged.commit();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }

  private Path file(BlobRef ref) throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().startsWith(ref.id().value()))
        .findFirst()
        .orElseThrow();
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(DAY_AGO.minus(Duration.ofHours(1))));
  }

  private static String text(MessageContent content) throws IOException {
    try (InputStream in = content.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void assertFails(Kind kind, BlobId named, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(named.value());
  }

  @Test
  void aBlobIsOneFileWithTheSuffixInADirectoryOfDirectories() throws IOException {
    BlobRef ref = commit("one");
    assertThat(files()).hasSize(1);
    Path file = file(ref);
    assertThat(file).hasFileName(ref.id() + ".eml").content().startsWith("one\r\nmailcore-blob-1 ");
    assertThat(root.relativize(file).getNameCount()).as("levels").isEqualTo(3);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(text(FileBlobStore.open(root, ".eml").open(ref))).isEqualTo("one");
  }

  @Test
  void whatIsNotCommittedLeavesNothing() throws IOException {
    try (StagedBlob staged = store.stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[100]));
      assertThat(files()).hasSize(1);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsNotFound() throws IOException {
    BlobRef gone = commit("gone");
    BlobRef other = commit("other");
    MessageContent before = store.open(gone);
    Files.delete(file(gone));
    assertFails(Kind.NOT_FOUND, gone.id(), () -> store.open(gone));
    assertFails(Kind.NOT_FOUND, gone.id(), () -> before.open(0, 1).close());
    assertThat(text(store.open(other))).isEqualTo("other");
  }

  @Test
  void aFileOfAnotherLengthIsDamaged() throws IOException {
    for (String instead : List.of("", "sho", "longer than it was")) {
      BlobRef damaged = commit("short");
      BlobRef other = commit("other");
      MessageContent before = store.open(damaged);
      Files.writeString(file(damaged), instead);
      assertFails(Kind.DAMAGED, damaged.id(), () -> store.open(damaged));
      assertFails(Kind.DAMAGED, damaged.id(), () -> before.open(0, 1).close());
      assertThat(text(store.open(other))).isEqualTo("other");
    }
  }

  @Test
  void idsThatAreNotOursTouchNoFile() throws IOException {
    Path secret = Files.writeString(root.resolve("secret.eml"), "x");
    for (String id : List.of("x", "secret", "f", "-_-_-_-_-_-_-_-_-_-_-_-_-_")) {
      BlobRef ref = new BlobRef(BlobId.of(id), 1);
      assertFails(Kind.NOT_FOUND, ref.id(), () -> store.open(ref));
      store.delete(List.of(ref.id()));
    }
    assertThat(secret).exists();
  }

  @Test
  void deleteRemovesTheFileAtOnce() throws IOException {
    BlobRef ref = commit("x");
    store.delete(List.of(ref.id()));
    store.delete(List.of(ref.id()));
    assertThat(files()).isEmpty();
  }

  @Test
  void deleteLeavesWhatIsToBeKept() throws IOException {
    BlobRef named = commit("named");
    BlobRef unnamed = commit("unnamed");
    store.keeping(named.id()::equals).delete(List.of(named.id(), unnamed.id()));
    assertThat(files()).containsExactly(file(named));
  }

  @Test
  void sweepTakesWhatIsOldAndUnnamedAndAsksForOldOnesOnly() throws IOException {
    BlobRef named = commit("named");
    BlobRef unnamed = commit("unnamed");
    BlobRef young = commit("young");
    age(file(named));
    age(file(unnamed));
    Path foreign = Files.writeString(file(named).resolveSibling("notes.txt"), "not a blob");
    age(foreign);
    Set<BlobId> asked = new HashSet<>();
    int removed =
        store.sweep(
            id -> {
              asked.add(id);
              return id.equals(named.id());
            },
            DAY_AGO);
    assertThat(removed).isEqualTo(1);
    assertThat(asked).containsExactlyInAnyOrder(named.id(), unnamed.id());
    assertThat(files()).containsExactlyInAnyOrder(file(named), file(young), foreign);
    assertFails(Kind.NOT_FOUND, unnamed.id(), () -> store.open(unnamed));
  }

  @Test
  void aQuestionThatFailsEndsTheSweepAndRemovesNothing() throws IOException {
    age(file(commit("x")));
    assertThatThrownBy(
            () ->
                store.sweep(
                    id -> {
                      throw new StoreException(Kind.TEMPORARY, "the index can't be read");
                    },
                    DAY_AGO))
        .hasMessage("the index can't be read");
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatADeadProcessLeftUnfinishedGoesWhenItIsADayOld() throws IOException {
    try (StagedBlob dead = store.stage(0);
        StagedBlob alive = store.stage(0)) {
      dead.write(ByteBuffer.wrap(new byte[10]));
      age(files().get(0));
      assertThat(files()).hasSize(2);
      FileBlobStore.open(root, ".eml");
      assertThat(files()).hasSize(1);
      age(files().get(0));
      assertThat(store.sweep(id -> true, DAY_AGO)).isEqualTo(1);
      assertThat(alive.size()).isZero();
    }
  }

  @Test
  void refusesADirectoryThatCannotBe() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThatThrownBy(() -> FileBlobStore.open(file.resolve("blobs")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
    for (String suffix : List.of("eml", ".", "./x", "..", ".e ml")) {
      assertThatThrownBy(() -> FileBlobStore.open(root, suffix))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
