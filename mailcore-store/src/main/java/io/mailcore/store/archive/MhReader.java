package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.store.archive.ArchiveFormat.ReadContext;
import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.OctetSink;
import io.mailcore.store.exchange.SortedLines;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a folder of MH in the order of its numbers. */
final class MhReader implements MessageReader {

  private static final int MAX_DIGITS = 10;

  private final Path directory;
  private final MhSequences sequences;
  private final SortedLines order;
  private final Iterator<String> lines;
  private final long skipped;

  private MhReader(Path directory, MhSequences sequences, SortedLines order, long skipped)
      throws IOException {
    this.directory = directory;
    this.sequences = sequences;
    this.order = order;
    this.lines = order.iterator();
    this.skipped = skipped;
  }

  static MhReader open(Path directory, ReadContext context) throws IOException {
    SortedLines order = new SortedLines();
    try (SortedLines all = new SortedLines();
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path file : stream) {
        long number = number(FileName.encode(file));
        if (number > 0) {
          all.add(key(file, number));
        }
      }
      long skipped = leaveOut(all.iterator(), context.done().ascending(), order);
      return new MhReader(
          directory, MhSequences.read(directory, context.problems()), order, skipped);
    } catch (IOException | RuntimeException e) {
      order.close();
      throw e;
    }
  }

  /** The number that a name is, or 0. */
  static long number(String name) {
    long number =
        name.length() <= MAX_DIGITS && !name.startsWith("0") ? MaildirName.number(name) : 0;
    return number <= 0xFFFF_FFFFL ? number : 0;
  }

  // Numbers are given anew when a folder is packed; size and time tell that it is another message.
  private static String key(Path file, long number) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return UidList.padded(number)
          + ":"
          + attributes.size()
          + ":"
          + attributes.lastModifiedTime().toMillis();
    } catch (IOException e) {
      // Said when the message is to be copied.
      return UidList.padded(number) + ":0:0";
    }
  }

  private static long leaveOut(Iterator<String> all, Iterator<String> done, SortedLines rest)
      throws IOException {
    long skipped = 0;
    String next = done.hasNext() ? done.next() : "";
    while (all.hasNext()) {
      String key = all.next();
      while (!next.isEmpty() && next.compareTo(key) < 0) {
        next = done.hasNext() ? done.next() : "";
      }
      if (next.equals(key)) {
        skipped++;
      } else {
        rest.add(key);
      }
    }
    return skipped;
  }

  @Override
  public Optional<Found> next() {
    return lines.hasNext() ? Optional.of(new MhMessage(lines.next())) : Optional.empty();
  }

  @Override
  public OptionalLong totalMessages() {
    return OptionalLong.of(order.size());
  }

  @Override
  public OptionalLong totalOctets() {
    return OptionalLong.empty();
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public void close() throws IOException {
    order.close();
  }

  private static long numberOf(String key) {
    return Long.parseLong(key.substring(0, MAX_DIGITS));
  }

  /** A file of the folder. */
  private final class MhMessage extends MessageFile {

    private final String key;

    MhMessage(String key) {
      super(directory.resolve(Long.toString(numberOf(key))));
      this.key = key;
    }

    @Override
    public void copyTo(OctetSink sink) throws IOException {
      copy(sink, sequences.isExact(numberOf(key)));
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public Set<Flag> flags() {
      return sequences.flags(numberOf(key));
    }
  }
}
