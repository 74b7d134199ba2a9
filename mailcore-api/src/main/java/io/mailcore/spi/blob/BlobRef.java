package io.mailcore.spi.blob;

import static java.util.Objects.requireNonNull;

/**
 * A blob that is committed, with its size.
 *
 * @param id its name
 * @param size its length in octets
 */
public record BlobRef(BlobId id, long size) {

  public BlobRef {
    requireNonNull(id, "id");
    if (size < 0) {
      throw new IllegalArgumentException("size: " + size + " (expected: 0 or more)");
    }
  }
}
