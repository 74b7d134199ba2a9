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
import java.util.Set;

/** Maildir, its folders as in Maildir++ or as directories in directories. */
final class MaildirFormat implements ArchiveFormat {

  private static final Set<String> PARTS = Set.of("cur", "new", "tmp");
  private static final int MAX_DEPTH = 32;

  private final Path root;
  private final LineEnd lineEnd;

  MaildirFormat(Path root, LineEnd lineEnd) {
    this.root = root;
    this.lineEnd = lineEnd;
  }

  @Override
  public String name() {
    return "maildir";
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
    if (isMaildir(root)) {
      found.add(manifest.named(new FoundMailbox(List.of(), root, "", Set.of())));
    }
    collect(new Level(root, List.of(), ""), found, problems);
    List<FoundMailbox> named = new ArrayList<>(found.stream().map(manifest::named).toList());
    named.sort(Comparator.comparing(mailbox -> String.join("\0", mailbox.levels())));
    List<List<String>> subscribed =
        new ArrayList<>(Subscriptions.maildir(root.resolve("subscriptions")).read(problems));
    subscribed.addAll(courier(problems));
    return new Tree(named, subscribed);
  }

  /** Courier's own list, in which every name begins with INBOX. */
  private List<List<String>> courier(Problems problems) {
    return Subscriptions.maildir(root.resolve("courierimapsubscribed")).read(problems).stream()
        .map(levels -> levels.size() > 1 ? levels.subList(1, levels.size()) : List.<String>of())
        .toList();
  }

  private static boolean isMaildir(Path directory) {
    return Files.isDirectory(directory.resolve("cur"), LinkOption.NOFOLLOW_LINKS)
        || Files.isDirectory(directory.resolve("new"), LinkOption.NOFOLLOW_LINKS);
  }

  /** A directory on the way down. */
  private record Level(Path directory, List<String> levels, String key) {}

  private void collect(Level level, List<FoundMailbox> found, Problems problems) {
    if (level.levels().size() >= MAX_DEPTH) {
      problems.add(level.directory(), "deeper than " + MAX_DEPTH + " directories, not looked into");
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(level.directory())) {
      for (Path child : stream) {
        if (Files.isSymbolicLink(child) && Files.isDirectory(child)) {
          problems.add(child, "is a symbolic link, not followed");
        } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          children.add(child);
        }
      }
    } catch (IOException e) {
      problems.add(level.directory(), 0, e);
    }
    for (Path child : children) {
      String name = FileName.encode(child);
      boolean plusPlus = name.startsWith(".") && name.length() > 1;
      if (PARTS.contains(name) || plusPlus && !level.levels().isEmpty()) {
        continue;
      }
      List<String> levels = new ArrayList<>(level.levels());
      if (plusPlus) {
        levels.addAll(MaildirNames.levels(name));
      } else {
        levels.add(ArchiveNames.level(name));
      }
      String key = level.key().isEmpty() ? name : level.key() + "/" + name;
      boolean maildir = isMaildir(child);
      if (maildir) {
        found.add(new FoundMailbox(List.copyOf(levels), child, key, Set.of()));
      }
      if (!plusPlus) {
        collect(new Level(child, levels, key), found, problems);
      }
    }
  }

  @Override
  public MessageReader reader(FoundMailbox mailbox, ReadContext context) throws IOException {
    return MaildirReader.open(mailbox.place(), context);
  }

  @Override
  public ArchiveWriter writer(Problems problems) throws IOException {
    ForcedFile.makeDirectory(root);
    return new MaildirWriter(root, lineEnd, problems);
  }
}
