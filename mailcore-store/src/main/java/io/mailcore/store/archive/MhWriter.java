package io.mailcore.store.archive;

import io.mailcore.model.UidValidity;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ForcedFile;
import io.mailcore.store.exchange.MessageShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes folders of MH. A message's number is its UID, so that the next export knows it; a file
 * beside them says of which UIDVALIDITY.
 */
final class MhWriter implements ArchiveWriter {

  private static final String VALIDITY = ".mailcore-uidvalidity";

  private final Path root;
  private final Problems problems;
  private final Manifest manifest;

  MhWriter(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.manifest = Manifest.read(root, problems);
  }

  @Override
  public MailboxWriter mailbox(Begun mailbox) throws IOException {
    List<String> levels = mailbox.levels();
    List<String> names = new ArrayList<>(levels.stream().map(ArchiveNames::fileName).toList());
    if (levels.isEmpty()) {
      names.add(MhFormat.INBOX);
    } else if (levels.size() == 1 && names.get(0).toLowerCase(Locale.ROOT).equals(MhFormat.INBOX)) {
      names.set(0, ArchiveNames.escaped(names.get(0), 0));
    }
    String name = String.join("/", names);
    Path directory = root.resolve(name);
    if (levels.stream().anyMatch(ArchiveNames::isShortened)) {
      problems.add(directory, "stands for " + String.join("/", levels) + ", which is too long");
    }
    ForcedFile.makeDirectory(directory);
    claim(directory, mailbox.entry().uidValidity());
    manifest.put(ArchiveNames.key(name), levels, mailbox.entry().uses());
    return new MhMailboxWriter(directory);
  }

  private static void claim(Path directory, UidValidity uidValidity) throws IOException {
    Path file = directory.resolve(VALIDITY);
    String line = uidValidity.value() + "\n";
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.readString(file, StandardCharsets.US_ASCII).equals(line)) {
        throw new IOException("the folder holds the messages of another mailbox: " + directory);
      }
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path other : stream) {
        if (MhReader.number(FileName.encode(other)) > 0) {
          throw new IOException("the folder holds messages that no export wrote: " + directory);
        }
      }
    }
    try (ForcedFile out = new ForcedFile(directory.resolve(VALIDITY + ".tmp"))) {
      out.out().write(line.getBytes(StandardCharsets.US_ASCII));
      out.keepForced(file);
    }
  }

  @Override
  public void finish(List<List<String>> subscriptions) throws IOException {
    manifest.write();
    Subscriptions.tree(root.resolve(SpoolFormat.SUBSCRIPTIONS)).write(subscriptions);
  }

  /** Writes one folder. */
  private static final class MhMailboxWriter implements MailboxWriter {

    private final Path directory;
    private final MhSequences.Builder sequences = new MhSequences.Builder();

    MhMailboxWriter(Path directory) {
      this.directory = directory;
    }

    @Override
    public Path place() {
      return directory;
    }

    @Override
    public boolean add(MessageMeta meta, MessageContent content)
        throws IOException, UnreadableException {
      long number = meta.uid().value();
      Path file = directory.resolve(Long.toString(number));
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        // As long as the message is: its very octets.
        sequences.add(number, meta.flags(), Files.size(file) == meta.size());
        return false;
      }
      MessageShape shape = MessageText.shape(content);
      try (ForcedFile out = new ForcedFile(directory.resolve("," + number + ".tmp"))) {
        if (shape.exactLf()) {
          MessageText.writeLines(content, out.sink());
        } else {
          MessageText.writeExactly(content, out.sink());
        }
        out.size();
        Files.setLastModifiedTime(out.temporary(), FileTime.from(meta.internalDate().toInstant()));
        out.keepForced(file);
      }
      sequences.add(number, meta.flags(), !shape.exactLf());
      return true;
    }

    @Override
    public void finish() throws IOException {
      sequences.write(directory);
    }

    @Override
    public void close() {
      // Each file is whole by itself.
    }
  }
}
