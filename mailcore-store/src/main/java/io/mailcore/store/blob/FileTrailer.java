package io.mailcore.store.blob;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.store.base.BlockChecksums;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What stands in a blob's file behind its octets: which file it is, how many octets there are, and
 * the CRC32C of each block of 64 KiB. It is text, so that a person sees what belongs to the message
 * and what to cut off:
 *
 * <pre>
 * mailcore-blob-1 cabc... 0000000000000070000 crc32c 65536
 * 1b2c3d4f
 * 00ff00ff
 * </pre>
 *
 * <p>Its first line, before which an empty one ends the message's last, follows from the name and
 * the size, so that a reader compares it as a whole.
 */
final class FileTrailer {

  /** With what the names of files begin that have a trailer; those of older ones with f. */
  static final char KIND = 'c';

  private static final int ENTRY = 9;
  private static final HexFormat HEX = HexFormat.of();

  private final long size;
  private final byte[] head;

  /**
   * The trailer of a file.
   *
   * @param name the file's; a suffix from a dot on is for people, and not told
   * @param size how many octets the blob has
   */
  FileTrailer(String name, long size) {
    int dot = name.indexOf('.');
    String id = dot < 0 ? name : name.substring(0, dot);
    String line =
        String.format(
            Locale.ROOT,
            "\r\nmailcore-blob-1 %s %019d crc32c %d\r\n",
            id,
            size,
            BlockChecksums.BLOCK);
    this.size = size;
    this.head = line.getBytes(US_ASCII);
  }

  /** Whether the file of this name has one. */
  static boolean isIn(String name) {
    return name.charAt(0) == KIND;
  }

  /** How long the file of a blob is. */
  static long fileLength(String name, long size) {
    return isIn(name) ? new FileTrailer(name, size).end() : size;
  }

  private long end() {
    return entryAt(BlockChecksums.blocks(size));
  }

  /** Its first line, with the end of the line before. */
  byte[] head() {
    return head.clone();
  }

  /** Where in the file the checksum of a block is. */
  long entryAt(long block) {
    return size + head.length + ENTRY * block;
  }

  /** A checksum as it stands in the file. */
  static byte[] entry(int checksum) {
    return (HEX.toHexDigits(checksum) + "\n").getBytes(US_ASCII);
  }

  /** All of it. */
  ByteBuffer octets(int[] checksums) {
    ByteBuffer all = ByteBuffer.allocate(head.length + ENTRY * checksums.length).put(head);
    for (int checksum : checksums) {
      all.put(entry(checksum));
    }
    return all.flip();
  }
}
