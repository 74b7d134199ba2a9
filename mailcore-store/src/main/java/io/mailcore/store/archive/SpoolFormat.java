package io.mailcore.store.archive;

import io.mailcore.store.exchange.FileName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files that hold one mailbox each: mbox in its variants, and MMDF. */
final class SpoolFormat implements ArchiveFormat {

  static final String ENDING = ".mbox";
  static final String SUBSCRIPTIONS = ".subscriptions";

  private static final String THUNDERBIRD = ".sbd";
  private static final int MAX_DEPTH = 32;

  private final Path root;
  private final Spool spool;

  SpoolFormat(Path root, Spool spool) {
    this.root = root;
    this.spool = spool;
  }

  @Override
  public String name() {
    return spool.formatName();
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public boolean holdsOne() {
    boolean named = FileName.encode(root).toLowerCase(Locale.ROOT).endsWith(ENDING);
    return Files.isRegularFile(root) || named && !Files.isDirectory(root);
  }

  @Override
  public Tree scan(Problems problems) throws IOException {
    if (Files.isRegularFile(root)) {
      return new Tree(List.of(new FoundMailbox(List.of(), root, "", Set.of())), List.of());
    }
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
    Manifest manifest = Manifest.read(root, problems);
    List<FoundMailbox> found = new ArrayList<>();
    collect(new Level(root, List.of(), ""), found, problems);
    List<FoundMailbox> named = new ArrayList<>(found.stream().map(manifest::named).toList());
    named.sort(Comparator.comparing(mailbox -> String.join("\0", mailbox.levels())));
    return new Tree(named, Subscriptions.tree(root.resolve(SUBSCRIPTIONS)).read(problems));
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
      stream.forEach(children::add);
    } catch (IOException e) {
      problems.add(level.directory(), 0, e);
    }
    for (Path child : children) {
      String name = FileName.encode(child);
      String key = level.key().isEmpty() ? name : level.key() + "/" + name;
      if (name.startsWith(".")) {
        continue;
      }
      if (Files.isSymbolicLink(child)) {
        problems.add(child, "is a symbolic link, not followed");
      } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        List<String> levels = new ArrayList<>(level.levels());
        levels.add(ArchiveNames.level(without(without(name, THUNDERBIRD), ENDING)));
        collect(new Level(child, levels, key), found, problems);
      } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS) && !isIndex(name)) {
        found.add(new FoundMailbox(levels(level.levels(), name), child, key, Set.of()));
      }
    }
  }

  /** What mail programs keep beside the mailboxes. */
  private static boolean isIndex(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return folded.endsWith(".msf") || folded.endsWith(".dat") || folded.endsWith(".lock");
  }

  private static List<String> levels(List<String> above, String name) {
    String plain = without(name, ENDING);
    if (plain.equals("mbox") || above.isEmpty() && plain.toLowerCase(Locale.ROOT).equals("inbox")) {
      // Apple's mail program has a file "mbox" in a directory for each mailbox.
      return above;
    }
    List<String> levels = new ArrayList<>(above);
    levels.add(ArchiveNames.level(plain));
    return List.copyOf(levels);
  }

  private static String without(String name, String ending) {
    boolean has = name.length() > ending.length() && name.toLowerCase(Locale.ROOT).endsWith(ending);
    return has ? name.substring(0, name.length() - ending.length()) : name;
  }

  @Override
  public MessageReader reader(FoundMailbox mailbox, ReadContext context) throws IOException {
    return SpoolReader.open(mailbox.place(), spool, context);
  }

  @Override
  public ArchiveWriter writer(Problems problems) throws IOException {
    if (spool == Spool.MMDF) {
      throw new UnsupportedOperationException("MMDF can be imported, not exported");
    }
    return SpoolWriter.open(root, holdsOne(), spool, problems);
  }
}
