package io.mailcore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two stores in memory, each with its own count of octets. */
final class BlobsBySizeTest {

  private final MemoryMailStore small = MemoryMailStore.builder().maxBytes(1000).build();
  private final MemoryMailStore large = MemoryMailStore.builder().maxBytes(1000).build();
  private final BlobsBySize blobs = BlobsBySize.of(100, small.blobs(), large.blobs());

  private BlobRef commit(long hint, int... chunks) {
    try (StagedBlob staged = blobs.stage(hint)) {
      for (int chunk : chunks) {
        staged.write(ByteBuffer.wrap(new byte[chunk]));
      }
      return staged.commit();
    }
  }

  private void assertHeld(long inSmall, long inLarge) {
    assertThat(small.bytes()).as("octets in the small store").isEqualTo(inSmall);
    assertThat(large.bytes()).as("octets in the large store").isEqualTo(inLarge);
  }

  @Test
  void theSizeDecidesWhateverTheHintSaid() throws IOException {
    for (long hint : List.of(0L, 100L, 101L, 1L << 40)) {
      for (int size : List.of(0, 99, 100, 101, 150)) {
        BlobRef ref = commit(hint, size / 2, size - size / 2);
        assertThat(ref.size()).isEqualTo(size);
        assertHeld(size <= 100 ? size : 0, size > 100 ? size : 0);
        try (InputStream in = blobs.open(ref).open()) {
          assertThat(in.readAllBytes()).hasSize(size);
        }
        blobs.delete(List.of(ref.id(), BlobId.of("s"), BlobId.of("x")));
        assertHeld(0, 0);
      }
    }
  }

  @Test
  void whatIsDiscardedIsInNeither() {
    for (long hint : List.of(0L, 500L)) {
      StagedBlob staged = blobs.stage(hint);
      staged.write(ByteBuffer.wrap(new byte[60]));
      staged.write(ByteBuffer.wrap(new byte[60]));
      assertHeld(0, 120);
      staged.close();
      assertHeld(0, 0);
    }
  }

  @Test
  void aStoreWithoutRoomFailsAndKeepsNothing() {
    commit(0, 900);
    try (StagedBlob staged = blobs.stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[100]));
      staged.write(ByteBuffer.wrap(new byte[0]));
      assertThatThrownBy(() -> staged.write(ByteBuffer.wrap(new byte[50])))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TEMPORARY));
    }
    assertHeld(0, 900);
  }

  @Test
  void anotherLimitFindsWhatWasThere() {
    BlobRef ref = commit(0, 50);
    BlobsBySize later = BlobsBySize.of(10, small.blobs(), large.blobs());
    assertThat(later.open(ref).size()).isEqualTo(50);
  }

  @Test
  void anIdOfNeitherIsNotFound() {
    for (String id : List.of("s", "l", "x", "sx", "lx", "x1")) {
      assertThatThrownBy(() -> blobs.open(new BlobRef(BlobId.of(id), 1)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }
  }

  @Test
  void refusesANegativeLimit() {
    assertThatThrownBy(() -> BlobsBySize.of(-1, small.blobs(), large.blobs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
