package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.blob;
import static io.mailcore.testkit.contract.Mail.bytes;
import static io.mailcore.testkit.contract.Mail.inbox;
import static io.mailcore.testkit.contract.Mail.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.NewMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bytes of messages: written in chunks, read in ranges. */
public interface BlobStoreContract extends StoreUnderTest {

  @Test
  default void keepsBytesOfAnySizeAndAnyValueWhateverTheHintSaid() {
    Random random = new Random(7);
    for (int size : List.of(0, 1, 2, 1023, 4096, 65_535, 65_536, 65_537, 200_000, 1_500_000)) {
      byte[] expected = new byte[size];
      random.nextBytes(expected);
      for (long hint : List.of(0L, (long) size, 1L << 40)) {
        BlobRef ref;
        try (StagedBlob staged = store().blobs().stage(hint)) {
          writeAll(staged, expected, 1 + random.nextInt(64 * 1024));
          assertThat(staged.size()).isEqualTo(size);
          ref = staged.commit();
        }
        assertThat(ref.size()).isEqualTo(size);
        MessageContent content = store().blobs().open(ref);
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
    try (StagedBlob staged = store().blobs().stage(0)) {
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
      assertThat(new String(bytes(store().blobs().open(ref)), UTF_8)).isEqualTo("onetwothree");
    }
  }

  @Test
  default void whatIsStagedCanBeReadBeforeAndAfterItIsCommitted() {
    for (int size : List.of(10, 300_000)) {
      byte[] expected = new byte[size];
      new Random(size).nextBytes(expected);
      MessageContent before;
      try (StagedBlob staged = store().blobs().stage(0)) {
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
    try (StagedBlob staged = store().blobs().stage(0)) {
      staged.write(ByteBuffer.wrap("x".getBytes(UTF_8)));
      staged.commit();
      assertThatThrownBy(staged::commit)
          .as("a second commit")
          .isInstanceOf(IllegalStateException.class);
    }
    StagedBlob discarded = store().blobs().stage(0);
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
      ids.add(blob(store(), "message " + i).id());
    }
    assertThat(ids).hasSize(50);
  }

  @Test
  default void deleteTakesOnlyWhatNoMessageNames() {
    BlobStore blobs = store().blobs();
    BlobRef named = blob(store(), "named");
    BlobRef unnamed = blob(store(), "unnamed");
    Uid uid =
        inbox(store())
            .append(List.of(NewMessage.of(named, Mail.DATE)))
            .uids()
            .first()
            .orElseThrow();
    blobs.delete(List.of(named.id(), BlobId.of("no-such-blob"), unnamed.id(), unnamed.id()));
    blobs.delete(List.of());
    assertThat(text(inbox(store()), uid)).isEqualTo("named");
  }

  @Test
  default void anUnknownBlobIsNotFound() {
    BlobRef unknown = new BlobRef(BlobId.of("no-such-blob"), 5);
    assertFails(
        Kind.NOT_FOUND,
        "opening and reading an unknown blob",
        () -> {
          try (InputStream in = store().blobs().open(unknown).open()) {
            in.readAllBytes();
          } catch (IOException e) {
            throw new AssertionError("an unknown blob is NOT_FOUND, not an IOException", e);
          }
        });
  }
}
