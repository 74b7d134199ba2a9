package io.mailcore.testkit.contract;

import io.mailcore.spi.blob.BlobStore;
import io.mailcore.store.BlobsBySize;
import io.mailcore.store.FileBlobStore;
import io.mailcore.store.MemoryMailStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Small blobs in memory, large ones in files. */
final class BlobsBySizeContractTest implements BlobStoreContract {

  @TempDir private Path directory;

  private final MemoryMailStore memory = MemoryMailStore.create();

  @Override
  public BlobStore blobs() {
    return BlobsBySize.of(64 * 1024, memory.blobs(), FileBlobStore.open(directory));
  }

  @AfterEach
  void close() {
    memory.close();
  }
}
