package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The bytes of messages: written in chunks, read in ranges. Part of {@link MailStoreContract},
 * which runs it with the blobs of the store; for a {@link BlobStore} alone, implement this.
 *
 * <pre>{@code
 * final class MyBlobsTest implements BlobStoreContract {
 *   @TempDir private Path directory;
 *
 *   @Override
 *   public BlobStore blobs() {
 *     return new MyBlobs(directory);
 *   }
 * }
 * }</pre>
 */
public interface BlobStoreContract {

  /** The blob store of this test: the same throughout, or another one over what it kept. */
  BlobStore blobs();

  private BlobRef commit(String text) {
    try (StagedBlob staged = blobs().stage(text.length())) {
      staged.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      return staged.commit();
    }
  }

  @Test
  default void keepsBytesOfAnySizeAndAnyValueWhateverTheHintSaid() {
    Random random = new Random(7);
    for (int size : List.of(0, 1, 2, 1023, 4096, 65_535, 65_536, 65_537, 200_000, 1_500_000)) {
      byte[] expected = new byte[size];
      random.nextBytes(expected);
      for (long hint : List.of(0L, (long) size, 1L << 40)) {
        BlobRef ref;
        try (StagedBlob staged = blobs().stage(hint)) {
          writeAll(staged, expected, 1 + random.nextInt(64 * 1024));
          assertThat(staged.size()).isEqualTo(size);
          ref = staged.commit();
        }
        assertThat(ref.size()).isEqualTo(size);
        MessageContent content = blobs().open(ref);
        assertThat(content.size()).isEqualTo(size);
        assertThat(bytes(content)).as("%d octets, hint %d", size, hint).isEqualTo(expected);
      }
    }
  }

  private static void writeAll(StagedBlob staged, byte[] bytes, int chunk) {
    for (int at = 0; at < bytes.length; at += chunk) {
      staged.write(ByteBuffer.wrap(bytes, at, Math.min(chunk, bytes.length - at)));
    }
  }

  @Test
  default void takesAnyBufferMovesItsPositionAndForgetsIt() {
    try (StagedBlob staged = blobs().stage(0)) {
      ByteBuffer heap = ByteBuffer.wrap("..one..".getBytes(UTF_8), 2, 3);
      staged.write(heap);
      assertThat(heap.hasRemaining()).as("what a written buffer has left").isFalse();
      assertThat(heap.limit()).isEqualTo(5);
      ByteBuffer direct = ByteBuffer.allocateDirect(3);
      direct.put("two".getBytes(UTF_8)).flip();
      staged.write(direct.asReadOnlyBuffer());
      ByteBuffer sliced = ByteBuffer.wrap("xxthree".getBytes(UTF_8)).position(2).slice();
      staged.write(sliced);
      staged.write(ByteBuffer.allocate(0));
      heap.clear();
      heap.put("wiped!!".getBytes(UTF_8));
      BlobRef ref = staged.commit();
      assertThat(new String(bytes(blobs().open(ref)), UTF_8)).isEqualTo("onetwothree");
    }
  }

  @Test
  default void whatIsStagedCanBeReadBeforeAndAfterItIsCommitted() {
    for (int size : List.of(10, 300_000)) {
      byte[] expected = new byte[size];
      new Random(size).nextBytes(expected);
      MessageContent before;
      try (StagedBlob staged = blobs().stage(0)) {
        assertThat(staged.content().size()).isZero();
        writeAll(staged, expected, 10_000);
        before = staged.content();
        assertThat(bytes(before)).as("staged content of %d octets", size).isEqualTo(expected);
        assertThat(bytes(before, size / 2, 4)).hasSize(4);
        staged.commit();
        assertThat(bytes(staged.content())).isEqualTo(expected);
      }
      assertThat(bytes(before)).as("content that was asked before the commit").isEqualTo(expected);
    }
  }

  @Test
  default void aStagedBlobIsCommittedOnceOrNever() {
    try (StagedBlob staged = blobs().stage(0)) {
      staged.write(ByteBuffer.wrap("x".getBytes(UTF_8)));
      staged.commit();
      assertThatThrownBy(staged::commit)
          .as("a second commit")
          .isInstanceOf(IllegalStateException.class);
    }
    StagedBlob discarded = blobs().stage(0);
    discarded.write(ByteBuffer.wrap("x".getBytes(UTF_8)));
    discarded.close();
    discarded.close();
    assertThatThrownBy(discarded::commit)
        .as("a commit after close")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void everyBlobHasAnIdOfItsOwn() {
    Set<BlobId> ids = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      ids.add(commit("message " + i).id());
    }
    assertThat(ids).hasSize(50);
  }

  @Test
  default void aDeletedBlobIsTheOnlyOneToGo() {
    BlobRef kept = commit("kept");
    BlobRef deleted = commit("deleted");
    blobs().delete(List.of(BlobId.of("no-such-blob"), deleted.id(), deleted.id()));
    blobs().delete(List.of());
    assertThat(bytes(blobs().open(kept))).isEqualTo("kept".getBytes(UTF_8));
  }

  @Test
  default void manyWriteAtOnceAndEachReadsItsOwn() throws Exception {
    List<Callable<BlobRef>> tasks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int size = 1 + i * 20_000;
      tasks.add(
          () -> {
            try (StagedBlob staged = blobs().stage(0)) {
              writeAll(staged, filled(size), 4096);
              return staged.commit();
            }
          });
    }
    List<BlobRef> refs = Parallel.run(tasks);
    for (BlobRef ref : refs) {
      assertThat(bytes(blobs().open(ref))).isEqualTo(filled((int) ref.size()));
    }
  }

  private static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) size);
    return bytes;
  }

  @Test
  default void readsAnyRangeAndRefusesWhatIsNone() throws IOException {
    for (int size : List.of(0, 10, 200_000)) {
      byte[] expected = new byte[size];
      new Random(size).nextBytes(expected);
      BlobRef ref;
      try (StagedBlob staged = blobs().stage(size)) {
        writeAll(staged, expected, 50_000);
        ref = staged.commit();
      }
      MessageContent content = blobs().open(ref);
      for (int offset : List.of(0, size / 3, size)) {
        for (int length : List.of(0, 1, size / 2, size + 5)) {
          byte[] range = Arrays.copyOfRange(expected, offset, Math.min(size, offset + length));
          assertThat(bytes(content, offset, length))
              .as("%d octets from %d of %d", length, offset, size)
              .isEqualTo(range);
        }
      }
      for (long[] none : new long[][] {{-1, 1}, {size + 1L, 1}, {0, -1}}) {
        assertThatThrownBy(() -> content.open(none[0], none[1]).close())
            .as("%d octets from %d of %d", none[1], none[0], size)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  default void anUnknownBlobIsNotFound() {
    BlobRef unknown = new BlobRef(BlobId.of("no-such-blob"), 5);
    assertFails(
        Kind.NOT_FOUND,
        "opening and reading an unknown blob",
        () -> {
          try (InputStream in = blobs().open(unknown).open()) {
            in.readAllBytes();
          } catch (IOException e) {
            throw new AssertionError("an unknown blob is NOT_FOUND, not an IOException", e);
          }
        });
  }
}
