package io.mailcore.store.base;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The CRC32C (RFC 3720, appendix B.4) of each block of octets that pass by: one of {@value #BLOCK}
 * octets after the other, the last one shorter. A block is what a reader checks before it gives out
 * any octet of it. Used by one thread at a time.
 */
public final class BlockChecksums {

  /** How many octets a block has, the last one aside. */
  public static final int BLOCK = 64 * 1024;

  private final CRC32C current = new CRC32C();
  private int inCurrent;
  private int[] finished = new int[1];
  private int count;

  /** Takes what the buffer has left, and moves its position to its limit. */
  public void update(ByteBuffer octets) {
    while (octets.hasRemaining()) {
      int length = Math.min(octets.remaining(), BLOCK - inCurrent);
      int limit = octets.limit();
      current.update(octets.limit(octets.position() + length));
      octets.limit(limit);
      inCurrent += length;
      if (inCurrent == BLOCK) {
        finishBlock();
      }
    }
  }

  private void finishBlock() {
    if (count == finished.length) {
      finished = Arrays.copyOf(finished, count * 2);
    }
    finished[count++] = (int) current.getValue();
    current.reset();
    inCurrent = 0;
  }

  /** Ends the last block and gives the checksums of all; nothing may be taken any more. */
  public int[] finish() {
    if (inCurrent > 0) {
      finishBlock();
    }
    return Arrays.copyOf(finished, count);
  }

  /** The checksum of the first octets of an array. */
  public static int of(byte[] octets, int length) {
    CRC32C crc = new CRC32C();
    crc.update(octets, 0, length);
    return (int) crc.getValue();
  }

  /** How many blocks so many octets make. */
  public static long blocks(long size) {
    return (size + BLOCK - 1) / BLOCK;
  }

  /** How many octets the block has that begins at {@code start}, of {@code size} in all. */
  public static int length(long start, long size) {
    return (int) Math.min(BLOCK, size - start);
  }
}
