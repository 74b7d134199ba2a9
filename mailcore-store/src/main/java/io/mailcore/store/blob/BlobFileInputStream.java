package io.mailcore.store.blob;

import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.store.base.BlockChecksums;
import io.mailcore.store.base.ContentRange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads a range of a blob's file, a block at a time, each checked before any of it is given out.
 * Not through a channel, which an interrupt would close.
 */
final class BlobFileInputStream extends InputStream {

  private final BlobFile blob;
  private final RandomAccessFile file;
  private final FileTrailer trailer;
  private final long end;
  private final byte[] block;
  private long position;
  private long blockStart = -1;

  /**
   * Takes over the file, whose length is known to be right.
   *
   * @throws StoreException DAMAGED if it is the file of another blob
   */
  BlobFileInputStream(BlobFile blob, RandomAccessFile file, ContentRange range) throws IOException {
    this.blob = blob;
    this.file = file;
    this.trailer = new FileTrailer(blob.name(), blob.size());
    this.position = range.offset();
    this.end = range.offset() + range.length();
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
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position >= end) {
      return -1;
    }
    load();
    int from = (int) (position - blockStart);
    int n = (int) Math.min(Math.min(length, end - position), BlockChecksums.BLOCK - from);
    System.arraycopy(block, from, target, offset, n);
    position += n;
    return n;
  }

  private void load() throws IOException {
    long start = position - position % BlockChecksums.BLOCK;
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
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, end - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return blockStart < 0
        ? 0
        : (int) Math.max(0, Math.min(end, blockStart + BlockChecksums.BLOCK) - position);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
