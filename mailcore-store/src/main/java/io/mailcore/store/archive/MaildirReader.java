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
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads a Maildir in the order of the UIDs that Dovecot gave; messages that have none follow in the
 * order of the seconds in their names. The listing is sorted outside of memory where it is long.
 */
final class MaildirReader implements MessageReader {

  private final Path directory;
  private final MaildirKeywords keywords;
  private final Problems problems;
  private final SortedLines order;
  private final Iterator<String> lines;
  private final long skipped;

  private MaildirReader(Path directory, Problems problems, SortedLines order, long skipped)
      throws IOException {
    this.directory = directory;
    this.keywords = MaildirKeywords.read(directory, problems);
    this.problems = problems;
    this.order = order;
    this.lines = order.iterator();
    this.skipped = skipped;
  }

  static MaildirReader open(Path directory, ReadContext context) throws IOException {
    SortedLines order = new SortedLines();
    try (SortedLines files = new SortedLines();
        UidList uids = UidList.read(directory, context.problems())) {
      list(directory.resolve("new"), "n", files, context.problems());
      list(directory.resolve("cur"), "c", files, context.problems());
      MaildirOrder join = new MaildirOrder(uids.ascending(), context.done().ascending());
      long skipped = join.write(files.iterator(), order);
      return new MaildirReader(directory, context.problems(), order, skipped);
    } catch (IOException | RuntimeException e) {
      order.close();
      throw e;
    }
  }

  private static void list(Path part, String mark, SortedLines files, Problems problems)
      throws IOException {
    if (!Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(part)) {
      for (Path file : stream) {
        String name = FileName.encode(file);
        if (name.startsWith(".")) {
          continue;
        }
        files.add(MaildirName.base(name) + " " + mark + " " + name);
      }
    } catch (IOException e) {
      problems.add(part, 0, e);
    }
  }

  @Override
  public Optional<Found> next() throws IOException {
    if (!lines.hasNext()) {
      return Optional.empty();
    }
    String[] words = lines.next().split(" ", -1);
    Path part = directory.resolve(words[3].equals("n") ? "new" : "cur");
    return Optional.of(new MaildirMessage(FileName.resolve(part, words[2]), words[2]));
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

  /** A file of a Maildir. */
  private final class MaildirMessage extends MessageFile {

    private final String name;

    MaildirMessage(Path file, String name) {
      super(file);
      this.name = name;
    }

    @Override
    public void copyTo(OctetSink sink) throws IOException {
      copy(sink, MaildirName.isExact(name));
    }

    @Override
    public String key() {
      return MaildirName.base(name);
    }

    @Override
    public Set<Flag> flags() {
      return MaildirName.flags(name, keywords, letter -> problems.add(place(), noKeyword(letter)));
    }

    private String noKeyword(char letter) {
      return "the keyword of letter " + letter + " isn't in " + MaildirKeywords.FILE;
    }
  }
}
