package io.mailcore.store.base;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Bytes in pieces of at most 64 KiB, so that a large message needs no large array and is never
 * copied. Appended to by one thread at a time; a {@link View} may be read by others.
 */
public final class Chunks {

  private static final int MAX_CHUNK = 64 * 1024;
  private static final int MIN_CHUNK = 1024;

  private byte[][] chunks = new byte[4][];
  private long[] starts = new long[4];
  private int count;
  private int free;
  private long size;
  private int nextChunk;

  /** Nothing yet, of which about so many octets will come. */
  public Chunks(long sizeHint) {
    nextChunk = (int) Math.max(MIN_CHUNK, Math.min(MAX_CHUNK, sizeHint));
  }

  /** How many octets there are. */
  public long size() {
    return size;
  }

  /** Appends what the buffer has left. */
  public void append(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (free == 0) {
        addChunk();
      }
      byte[] last = chunks[count - 1];
      int length = Math.min(free, bytes.remaining());
      bytes.get(last, last.length - free, length);
      free -= length;
      size += length;
    }
  }

  private void addChunk() {
    if (count == chunks.length) {
      chunks = Arrays.copyOf(chunks, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
    }
    chunks[count] = new byte[nextChunk];
    starts[count++] = size;
    free = nextChunk;
    nextChunk = Math.min(MAX_CHUNK, nextChunk * 2);
  }

  /** What is there now; later appends don't show. */
  public View view() {
    return new View(Arrays.copyOf(chunks, count), Arrays.copyOf(starts, count), size);
  }

  /** Everything, without the room at the end; nothing may be appended any more. */
  public View seal() {
    if (free > 0) {
      byte[] last = chunks[count - 1];
      chunks[count - 1] = Arrays.copyOf(last, last.length - free);
    }
    free = 0;
    return view();
  }

  /** Bytes that don't change. */
  public static final class View {

    private final byte[][] chunks;
    private final long[] starts;
    private final long size;

    private View(byte[][] chunks, long[] starts, long size) {
      this.chunks = chunks;
      this.starts = starts;
      this.size = size;
    }

    /** How many octets there are. */
    public long size() {
      return size;
    }

    /** Reads a range. */
    public InputStream open(ContentRange range) {
      return new ChunkInputStream(this, range);
    }

    /** Gives the bytes in pieces, for reading only. */
    public void forEach(Consumer<ByteBuffer> action) {
      for (int i = 0; i < chunks.length; i++) {
        int length = (int) Math.min(chunks[i].length, size - starts[i]);
        action.accept(ByteBuffer.wrap(chunks[i], 0, length));
      }
    }

    /** Copies bytes from {@code position} on, as many as one chunk gives, at least one. */
    public int read(long position, byte[] target, int offset, int length) {
      int at = Arrays.binarySearch(starts, position);
      int chunk = at >= 0 ? at : -at - 2;
      int from = (int) (position - starts[chunk]);
      int n = Math.min(length, chunks[chunk].length - from);
      System.arraycopy(chunks[chunk], from, target, offset, n);
      return n;
    }
  }
}
