package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text file whose contents are read again when it has changed: whoever asks looks at its time and
 * size, at most once a second. What can't be read leaves the last good contents in place. Safe for
 * use by several threads: one reads while the others are given what there was.
 */
final class WatchedFile<T> {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * How much later than its last change a file must have been read to be known to the last byte.
   */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private static final long MOST_OCTETS = 16L * 1024 * 1024;

  /** Turns lines into what they mean. */
  interface Reader<T> {
    T read(List<String> lines, LineComplaints complaints);
  }

  /** By what a change is seen. */
  private record Stamp(Instant modified, long size, Optional<Object> key) {}

  private final Path path;
  private final Reader<T> reader;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile T contents;
  private volatile Instant looked;
  private @Nullable T parsed;
  private byte[] seen = new byte[0];
  private @Nullable Stamp stamp;
  private boolean settled;
  private boolean failing;

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  WatchedFile(Path path, Reader<T> reader, InstantSource clock) {
    this.path = requireNonNull(path, "path");
    this.reader = reader;
    this.clock = clock;
    this.looked = clock.instant();
    try {
      this.contents = read();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          path + " can't be read (expected: a text file in UTF-8, of 16 MiB at most): " + e, e);
    }
  }

  /** What it says now, or said when it was last seen. */
  T contents() {
    Instant now = clock.instant();
    if (now.isBefore(looked.plus(PAUSE)) && !now.isBefore(looked) || !lock.tryLock()) {
      return contents;
    }
    try {
      looked = now;
      if (failing || !settled || !look().equals(stamp)) {
        contents = read();
        if (failing) {
          LOG.info("{} can be read again", path);
        }
        failing = false;
      }
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("{} can't be read, what it said last counts on: {}", path, e.toString());
      }
      failing = true;
    } finally {
      lock.unlock();
    }
    return contents;
  }

  private Stamp look() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamp(
        attributes.lastModifiedTime().toInstant(),
        attributes.size(),
        Optional.ofNullable(attributes.fileKey()));
  }

  private T read() throws IOException {
    Stamp before = look();
    if (before.size > MOST_OCTETS) {
      throw new IOException("larger than " + MOST_OCTETS + " octets");
    }
    byte[] octets = Files.readAllBytes(path);
    byte[] digest = digest(octets);
    if (!Arrays.equals(digest, seen)) {
      LineComplaints complaints = new LineComplaints(path);
      parsed = reader.read(lines(octets), complaints);
      complaints.summarise();
      seen = digest;
    }
    stamp = before;
    settled = clock.instant().isAfter(before.modified.plus(SETTLED));
    return requireNonNull(parsed);
  }

  private static byte[] digest(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  private static List<String> lines(byte[] octets) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    return text.lines().toList();
  }
}
