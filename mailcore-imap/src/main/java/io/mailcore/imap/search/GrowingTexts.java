package io.mailcore.imap.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Short rows of octets one behind another, with 9 octets beside each. */
final class GrowingTexts {

  /** A row's length has one octet. */
  static final int LONGEST = 255;

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final List<byte[]> chunks = new ArrayList<>();
  private final GrowingNumbers starts = new GrowingNumbers();

  /** How much of the last chunk is taken. */
  private int taken = CHUNK;

  /**
   * Adds one.
   *
   * @param text {@link #LONGEST} octets at most
   */
  void add(byte[] text) {
    if (CHUNK - taken <= text.length) {
      chunks.add(new byte[CHUNK]);
      taken = 0;
    }
    byte[] chunk = chunks.get(chunks.size() - 1);
    starts.add((long) (chunks.size() - 1) << CHUNK_BITS | taken);
    chunk[taken++] = (byte) text.length;
    System.arraycopy(text, 0, chunk, taken, text.length);
    taken += text.length;
  }

  /** Compares two, octet by octet without sign; one that is the beginning of another is smaller. */
  int compare(int a, int b) {
    byte[] left = chunk(a);
    byte[] right = chunk(b);
    int fromA = start(a) + 1;
    int fromB = start(b) + 1;
    int toA = fromA + (left[fromA - 1] & 0xFF);
    int toB = fromB + (right[fromB - 1] & 0xFF);
    return Arrays.compareUnsigned(left, fromA, toA, right, fromB, toB);
  }

  private byte[] chunk(int index) {
    return chunks.get((int) (starts.get(index) >> CHUNK_BITS));
  }

  private int start(int index) {
    return (int) starts.get(index) & (CHUNK - 1);
  }
}
