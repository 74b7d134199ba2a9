package io.mailcore.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.directory.CapturedLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody, or a disk, has changed behind the store's back. */
class FileBlobDamageTest {

  private static final int BLOCK = 64 * 1024;
  private static final byte[] OCTETS = new byte[3 * BLOCK + 1000];

  static {
    new Random(9).nextBytes(OCTETS);
  }

  @TempDir private Path root;
  private FileBlobStore store;

  @BeforeEach
  void open() {
    store = FileBlobStore.open(root);
  }

  private BlobRef commit(byte[] octets) {
    try (StagedBlob staged = store.stage(0)) {
      for (int at = 0; at < octets.length; at += 10_007) {
        staged.write(ByteBuffer.wrap(octets, at, Math.min(10_007, octets.length - at)));
      }
      return staged.commit();
    }
  }

  private Path file(BlobRef ref) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(path -> path.endsWith(ref.id().value())).findFirst().orElseThrow();
    }
  }

  private void flip(BlobRef ref, int offset) throws IOException {
    byte[] octets = Files.readAllBytes(file(ref));
    octets[offset] ^= 1;
    Files.write(file(ref), octets);
  }

  private static byte[] read(MessageContent content, long offset, long length) throws IOException {
    try (InputStream in = content.open(offset, length)) {
      return in.readAllBytes();
    }
  }

  private byte[] read(BlobRef ref) throws IOException {
    return read(store.open(ref), 0, ref.size());
  }

  private static void assertDamaged(BlobRef ref, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED))
        .hasMessageStartingWith("blob " + ref.id() + ": ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, BLOCK - 1, BLOCK, 2 * BLOCK + 5, 3 * BLOCK, 3 * BLOCK + 999})
  void aFlippedBitHidesItsBlockAndNothingElse(int offset) throws IOException {
    BlobRef ref = commit(OCTETS);
    BlobRef other = commit(OCTETS);
    flip(ref, offset);
    int start = offset - offset % BLOCK;
    int end = Math.min(start + BLOCK, OCTETS.length);
    MessageContent content = store.open(ref);
    assertDamaged(ref, () -> read(content, offset, 1));
    assertDamaged(ref, () -> read(content, end - 1, 1));
    assertThat(read(content, 0, start)).isEqualTo(Arrays.copyOf(OCTETS, start));
    assertThat(read(content, end, OCTETS.length))
        .isEqualTo(Arrays.copyOfRange(OCTETS, end, OCTETS.length));
    assertThat(read(other)).isEqualTo(OCTETS);
  }

  @Test
  void aStreamGivesOutWhatIsBeforeTheDamageAndNothingOfTheBlockItself() throws IOException {
    BlobRef ref = commit(OCTETS);
    flip(ref, 2 * BLOCK - 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertDamaged(
        ref,
        () -> {
          try (InputStream in = store.open(ref).open()) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
              out.write(octet);
            }
          }
        });
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(OCTETS, BLOCK));
  }

  @Test
  void eachBitOfAFileCounts() throws IOException {
    BlobRef ref = commit("Subject: x\r\n\r\n".getBytes(US_ASCII));
    Path file = file(ref);
    byte[] whole = Files.readAllBytes(file);
    try (CapturedLog log = new CapturedLog()) {
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, damaged);
        assertDamaged(ref, () -> read(ref));
      }
      assertThat(log.text().lines()).hasSize(whole.length * 8);
    }
    Files.write(file, whole);
    assertThat(read(ref)).hasSize(14);
  }

  @Test
  void aFileOfAnotherLengthIsDamaged() throws IOException {
    BlobRef ref = commit(OCTETS);
    byte[] whole = Files.readAllBytes(file(ref));
    MessageContent before = store.open(ref);
    for (int length : new int[] {0, 1, BLOCK, OCTETS.length, whole.length - 1, whole.length + 1}) {
      Files.write(file(ref), Arrays.copyOf(whole, length));
      assertDamaged(ref, () -> store.open(ref));
      assertDamaged(ref, () -> before.open(0, 1).close());
    }
  }

  @Test
  void anotherBlobsFileIsDamageThoughItIsAsLong() throws IOException {
    BlobRef ref = commit(OCTETS);
    Files.copy(file(commit(OCTETS)), file(ref), StandardCopyOption.REPLACE_EXISTING);
    assertDamaged(ref, () -> read(ref));
    assertDamaged(ref, () -> read(store.open(ref), 5, 0));
  }

  @Test
  void theLogGetsOneLineThatNamesTheBlob() throws IOException {
    BlobRef ref = commit(OCTETS);
    flip(ref, 7);
    try (CapturedLog log = new CapturedLog()) {
      assertDamaged(ref, () -> read(ref));
      assertThat(log.text().lines())
          .singleElement()
          .asString()
          .contains(
              "ERROR",
              "directory=" + root + " damaged: blob " + ref.id(),
              "octets 0 to 65536 aren't what was written");
    }
    Files.write(file(ref), new byte[1]);
    try (CapturedLog log = new CapturedLog()) {
      assertDamaged(ref, () -> store.open(ref));
      assertThat(log.text().lines()).singleElement().asString().contains(ref.id().value());
    }
    Files.delete(file(ref));
    try (CapturedLog log = new CapturedLog()) {
      assertThatThrownBy(() -> store.open(ref)).isInstanceOf(StoreException.class);
      assertThat(log.text()).as("whether it should be there, its store knows").isEmpty();
    }
  }

  @Test
  void aFileFromBeforeThereWereChecksumsIsReadAsItIs() throws IOException {
    String name = "f" + "a".repeat(25);
    Path directory = Files.createDirectories(root.resolve("aa/aa"));
    Files.writeString(directory.resolve(name), "old");
    BlobRef ref = new BlobRef(BlobId.of(name), 3);
    assertThat(read(ref)).asString(US_ASCII).isEqualTo("old");
    assertThat(read(store.open(ref), 1, 1)).asString(US_ASCII).isEqualTo("l");
    Files.writeString(directory.resolve(name), "older");
    assertDamaged(ref, () -> store.open(ref));
  }
}
