package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.store.archive.ArchiveWriter.MailboxWriter;
import io.mailcore.store.archive.ArchiveWriter.UnreadableException;
import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ForcedFile;
import io.mailcore.store.exchange.MessageShape;
import io.mailcore.store.exchange.SortedLines;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Adds to a Maildir what isn't there yet. Files aren't forced to disk one by one, which takes
 * milliseconds each; their names say how large they are, so that the next export finds and replaces
 * those that a power failure has cut.
 */
final class MaildirMailboxWriter implements MailboxWriter {

  private final Path directory;
  private final Path current;
  private final long uidValidity;
  private final LineEnd lineEnd;
  private final Problems problems;
  private final MaildirKeywords keywords;
  private final UidSet exported;
  private final Set<Flag> refused = new HashSet<>();

  private MaildirMailboxWriter(Path directory, long uidValidity, LineEnd lineEnd, Problems problems)
      throws IOException {
    this.directory = directory;
    this.current = directory.resolve("cur");
    this.uidValidity = uidValidity;
    this.lineEnd = lineEnd;
    this.problems = problems;
    this.keywords = MaildirKeywords.read(directory, problems);
    this.exported = exported();
  }

  static MaildirMailboxWriter open(
      Path directory, long uidValidity, LineEnd lineEnd, Problems problems) throws IOException {
    return new MaildirMailboxWriter(directory, uidValidity, lineEnd, problems);
  }

  /** The UIDs of the files that an earlier export wrote whole; removes those it didn't. */
  private UidSet exported() throws IOException {
    try (SortedLines found = new SortedLines()) {
      for (Path part : new Path[] {current, directory.resolve("new")}) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(part)) {
          for (Path file : stream) {
            long uid = wholeUid(file);
            if (uid > 0) {
              found.add(UidList.padded(uid));
            }
          }
        }
      }
      UidSet.Builder uids = UidSet.builder();
      long last = 0;
      Iterator<String> lines = found.iterator();
      while (lines.hasNext()) {
        long uid = Long.parseLong(lines.next());
        if (uid != last) {
          uids.add(uid);
        }
        last = uid;
      }
      return uids.build();
    }
  }

  private long wholeUid(Path file) throws IOException {
    String base = MaildirName.base(FileName.encode(file));
    long uid = MaildirName.exportedUid(base, uidValidity);
    if (uid == 0 || uid > Uid.MAX_VALUE) {
      return 0;
    }
    if (Files.size(file) != MaildirName.fileSize(base)) {
      Files.delete(file);
      return 0;
    }
    return uid;
  }

  @Override
  public Path place() {
    return current;
  }

  @Override
  public boolean add(MessageMeta meta, MessageContent content)
      throws IOException, UnreadableException {
    if (exported.contains(meta.uid())) {
      return false;
    }
    long seconds = meta.internalDate().toEpochSecond();
    String name = MaildirName.exported(seconds, uidValidity, meta.uid().value());
    MessageShape shape = MessageText.shape(content);
    boolean lines = lineEnd == LineEnd.LF && shape.exactLf();
    try (ForcedFile file = new ForcedFile(directory.resolve("tmp").resolve(name))) {
      if (lines) {
        MessageText.writeLines(content, file.sink());
      } else {
        MessageText.writeExactly(content, file.sink());
      }
      long size = file.size();
      name += ",S=" + size + (shape.exactLf() ? ",W=" + shape.size() : MaildirName.EXACT);
      name += MaildirName.info(meta.flags(), keyword -> letter(keyword, meta));
      Files.setLastModifiedTime(file.temporary(), FileTime.from(meta.internalDate().toInstant()));
      file.keep(current.resolve(name));
    }
    return true;
  }

  private Optional<Character> letter(Flag keyword, MessageMeta meta) {
    Optional<Character> letter = keywords.letter(keyword);
    if (letter.isEmpty() && refused.add(keyword)) {
      problems.add(
          directory.resolve(MaildirKeywords.FILE),
          "a Maildir has 26 keywords, not one more: " + keyword + " of UID " + meta.uid());
    }
    return letter;
  }

  @Override
  public void finish() throws IOException {
    keywords.write(directory);
    try (SortedLines lines = new SortedLines();
        UidList before = UidList.read(directory, problems)) {
      if (before.uidValidity() != 0 && before.uidValidity() != uidValidity) {
        // Another server's UIDs: it will give ours new ones of its own.
        return;
      }
      long next = Math.max(before.next(), 1);
      for (Path part : new Path[] {current, directory.resolve("new")}) {
        next = Math.max(next, list(part, lines));
      }
      next = Math.max(next, others(before.ascending(), lines));
      UidList.write(directory, uidValidity, next, lines.iterator());
    }
  }

  /** Adds lines of exported files; gives a UID larger than theirs. */
  private long list(Path part, SortedLines lines) throws IOException {
    long next = 0;
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(part)) {
      for (Path file : stream) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        String base = MaildirName.base(FileName.encode(file));
        long uid = MaildirName.exportedUid(base, uidValidity);
        if (uid > 0 && uid <= Uid.MAX_VALUE) {
          lines.add(UidList.padded(uid) + " " + base);
          next = Math.max(next, uid + 1);
        }
      }
    }
    return next;
  }

  /** Adds the lines of a list that are of files that others put there. */
  private long others(Iterator<String> list, SortedLines lines) throws IOException {
    long next = 0;
    while (list.hasNext()) {
      String line = list.next();
      int space = line.indexOf(' ');
      String base = line.substring(0, space);
      if (MaildirName.exportedUid(base, uidValidity) == 0) {
        lines.add(line.substring(space + 1) + " " + base);
        next = Math.max(next, MaildirName.number(line.substring(space + 1)) + 1);
      }
    }
    return next;
  }

  @Override
  public void close() {
    // Each file is whole by itself.
  }
}
