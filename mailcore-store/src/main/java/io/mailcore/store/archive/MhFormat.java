package io.mailcore.store.archive;

import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ForcedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** MH: a directory a folder, a file with a number as its name a message. */
final class MhFormat implements ArchiveFormat {

  static final String INBOX = "inbox";

  private static final int MAX_DEPTH = 32;

  private final Path root;

  MhFormat(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "mh";
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Tree scan(Problems problems) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    Manifest manifest = Manifest.read(root, problems);
    List<FoundMailbox> found = new ArrayList<>();
    collect(new Level(root, List.of(), ""), found, problems);
    List<FoundMailbox> named = new ArrayList<>(found.stream().map(manifest::named).toList());
    named.sort(Comparator.comparing(mailbox -> String.join("\0", mailbox.levels())));
    return new Tree(
        named, Subscriptions.tree(root.resolve(SpoolFormat.SUBSCRIPTIONS)).read(problems));
  }

  /** A directory on the way down. */
  private record Level(Path directory, List<String> levels, String key) {}

  private void collect(Level level, List<FoundMailbox> found, Problems problems) {
    if (level.levels().size() >= MAX_DEPTH) {
      problems.add(level.directory(), "deeper than " + MAX_DEPTH + " directories, not looked into");
      return;
    }
    boolean messages = !level.key().isEmpty();
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(level.directory())) {
      for (Path child : stream) {
        if (Files.isSymbolicLink(child) && Files.isDirectory(child)) {
          problems.add(child, "is a symbolic link, not followed");
        } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          children.add(child);
        } else {
          messages |= MhReader.number(FileName.encode(child)) > 0;
        }
      }
    } catch (IOException e) {
      problems.add(level.directory(), 0, e);
    }
    if (messages) {
      found.add(new FoundMailbox(level.levels(), level.directory(), level.key(), Set.of()));
    }
    for (Path child : children) {
      String name = FileName.encode(child);
      if (!name.startsWith(".")) {
        List<String> levels = new ArrayList<>(level.levels());
        if (!levels.isEmpty() || !name.toLowerCase(Locale.ROOT).equals(INBOX)) {
          levels.add(ArchiveNames.level(name));
        }
        String key = level.key().isEmpty() ? name : level.key() + "/" + name;
        collect(new Level(child, List.copyOf(levels), key), found, problems);
      }
    }
  }

  @Override
  public MessageReader reader(FoundMailbox mailbox, ReadContext context) throws IOException {
    return MhReader.open(mailbox.place(), context);
  }

  @Override
  public ArchiveWriter writer(Problems problems) throws IOException {
    ForcedFile.makeDirectory(root);
    return new MhWriter(root, problems);
  }
}
