package io.mailcore.store.blob;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.ContentRange;
import io.mailcore.store.base.RangeInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/**
 * Reads a range of a blob's file, a block at a time, each checked before any of it is given out.
 * Not through a channel, which an interrupt would close.
 */
final class BlobFileInputStream extends RangeInputStream {

  private final BlobFile blob;
  private final RandomAccessFile file;
  private final FileTrailer trailer;
  private final byte[] block;
  private long blockStart = -1;

  /**
   * Takes over the file, whose length is known to be right.
   *
   * @throws StoreException DAMAGED if it is the file of another blob
   */
  BlobFileInputStream(BlobFile blob, RandomAccessFile file, ContentRange range) throws IOException {
    super(range);
    this.blob = blob;
    this.file = file;
    this.trailer = new FileTrailer(blob.name(), blob.size());
    this.block = new byte[range.length() == 0 ? 0 : BlockChecksums.length(0, blob.size())];
    if (FileTrailer.isIn(blob.name()) && !isAt(blob.size(), trailer.head())) {
      throw damaged("what stands behind its octets is not its own");
    }
  }

  private boolean isAt(long offset, byte[] expected) throws IOException {
    byte[] found = new byte[expected.length];
    read(offset, found, found.length);
    return Arrays.equals(found, expected);
  }

  private void read(long offset, byte[] target, int length) throws IOException {
    try {
      file.seek(offset);
      file.readFully(target, 0, length);
    } catch (EOFException e) {
      throw (StoreException) damaged("its file ends before " + (offset + length)).initCause(e);
    }
  }

  private StoreException damaged(String what) {
    return new StoreException(Kind.DAMAGED, blob + ": " + what);
  }

  @Override
  protected int readAt(long from, byte[] target, int offset, int length) throws IOException {
    load(from - from % BlockChecksums.BLOCK);
    int at = (int) (from - blockStart);
    int n = Math.min(length, BlockChecksums.BLOCK - at);
    System.arraycopy(block, at, target, offset, n);
    return n;
  }

  private void load(long start) throws IOException {
    if (start == blockStart) {
      return;
    }
    blockStart = -1;
    int length = BlockChecksums.length(start, blob.size());
    read(start, block, length);
    if (FileTrailer.isIn(blob.name())) {
      byte[] expected = FileTrailer.entry(BlockChecksums.of(block, length));
      if (!isAt(trailer.entryAt(start / BlockChecksums.BLOCK), expected)) {
        throw damaged("octets " + start + " to " + (start + length) + " aren't what was written");
      }
    }
    blockStart = start;
  }

  @Override
  public int available() {
    return blockStart < 0 ? 0 : leftBefore(blockStart + BlockChecksums.BLOCK);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
