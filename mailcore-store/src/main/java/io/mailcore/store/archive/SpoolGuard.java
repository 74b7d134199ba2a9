package io.mailcore.store.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/**
 * How far a file has been read, with what tells whether it is still the same up to there: a digest
 * of its beginning and of what stands before the end of what was read.
 */
final class SpoolGuard {

  private static final int OCTETS = 1024;
  private static final int DIGITS = 32;

  private SpoolGuard() {}

  static SeekableByteChannel open(Path file) throws IOException {
    return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /** The mark {@code offset:digest}; leaves the channel where it was. */
  static String mark(SeekableByteChannel channel, long offset) throws IOException {
    long before = channel.position();
    MessageDigest digest = ArchiveNames.sha256();
    digest.update(range(channel, 0, Math.min(offset, OCTETS)));
    long start = Math.max(0, offset - OCTETS);
    digest.update(range(channel, start, offset - start));
    channel.position(before);
    return offset + ":" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /** The octets of a range, or as many as there are. */
  static ByteBuffer range(SeekableByteChannel channel, long offset, long length)
      throws IOException {
    ByteBuffer octets = ByteBuffer.allocate((int) length);
    channel.position(offset);
    while (octets.hasRemaining() && channel.read(octets) >= 0) {
      // Until it is full or the file ends.
    }
    return octets.flip();
  }

  /** The offset of a mark. */
  static long offset(String mark) {
    return MaildirName.number(mark.substring(0, Math.max(0, mark.indexOf(':'))));
  }
}
