package io.mailcore.spi.blob;

import java.util.Collection;

/**
 * Keeps the bytes of messages. Implemented by hosts; grows by default methods only. See the package
 * for threading and errors.
 */
public interface BlobStore {

  /**
   * Begins a new blob. Nothing of it is visible or kept until {@link StagedBlob#commit()}.
   *
   * @param sizeHint about how many octets will come, for choosing where to put them; 0 if nobody
   *     knows. Never to be trusted: fewer or more may come
   * @throws io.mailcore.model.StoreException TEMPORARY if there is no room now
   */
  StagedBlob stage(long sizeHint);

  /**
   * The bytes of a committed blob. Holds nothing until it is opened.
   *
   * @throws io.mailcore.model.StoreException NOT_FOUND if there is no such blob (it may also be
   *     thrown when it is opened); DAMAGED if there is one that can be seen not to be whole
   */
  MessageContent open(BlobRef ref);

  /**
   * Says that the caller won't name these blobs in a message after all. Those that no message names
   * are removed, at once or later; the others and unknown ones are left alone. A committed blob
   * that never gets a message is swept by the store after a day at the latest even if nobody calls
   * this.
   */
  void delete(Collection<BlobId> ids);
}
