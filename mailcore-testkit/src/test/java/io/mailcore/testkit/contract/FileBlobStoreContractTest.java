package io.mailcore.testkit.contract;

import io.mailcore.spi.blob.BlobStore;
import io.mailcore.store.FileBlobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileBlobStoreContractTest implements BlobStoreContract {

  @TempDir private Path directory;

  @Override
  public BlobStore blobs() {
    return FileBlobStore.open(directory, ".eml");
  }
}
