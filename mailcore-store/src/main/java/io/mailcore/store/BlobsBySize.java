package io.mailcore.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Keeps small blobs in one store and large ones in another, for example in a database and in files.
 * What decides is the size that a blob has when it is committed, whatever the hint said: one that
 * outgrows the limit, or falls short of its hint, is copied over once.
 *
 * <p>The id says where a blob is ({@code s} or {@code l} before the id of that store), so that
 * another limit later on loses nothing; the stores' own ids have 254 characters at most. As safe
 * for use by several threads as the two stores are.
 */
public final class BlobsBySize implements BlobStore {

  private static final String SMALL = "s";
  private static final String LARGE = "l";

  private final long limit;
  private final BlobStore small;
  private final BlobStore large;

  private BlobsBySize(long limit, BlobStore small, BlobStore large) {
    this.limit = limit;
    this.small = small;
    this.large = large;
  }

  /**
   * Parts blobs by size.
   *
   * @param limit the most octets of a small one, 0 or more
   */
  public static BlobsBySize of(long limit, BlobStore small, BlobStore large) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 0 or more)");
    }
    return new BlobsBySize(limit, requireNonNull(small, "small"), requireNonNull(large, "large"));
  }

  @Override
  public StagedBlob stage(long sizeHint) {
    return new StagedBySize(sizeHint, limit, small, large);
  }

  /** The reference of a blob of one of the stores, as this store gives it out. */
  static BlobRef tagged(boolean isSmall, BlobRef ref) {
    return new BlobRef(BlobId.of((isSmall ? SMALL : LARGE) + ref.id()), ref.size());
  }

  @Override
  public MessageContent open(BlobRef ref) {
    String id = ref.id().value();
    if (isIn(SMALL, id)) {
      return small.open(new BlobRef(untagged(id), ref.size()));
    }
    if (isIn(LARGE, id)) {
      return large.open(new BlobRef(untagged(id), ref.size()));
    }
    throw new StoreException(Kind.NOT_FOUND, "no blob " + id);
  }

  private static boolean isIn(String tag, String id) {
    return id.startsWith(tag) && id.length() > 1;
  }

  private static BlobId untagged(String id) {
    return BlobId.of(id.substring(1));
  }

  @Override
  public void delete(Collection<BlobId> ids) {
    small.delete(select(SMALL, ids));
    large.delete(select(LARGE, ids));
  }

  private static List<BlobId> select(String tag, Collection<BlobId> ids) {
    List<BlobId> selected = new ArrayList<>();
    for (BlobId id : ids) {
      if (isIn(tag, id.value())) {
        selected.add(untagged(id.value()));
      }
    }
    return selected;
  }
}
