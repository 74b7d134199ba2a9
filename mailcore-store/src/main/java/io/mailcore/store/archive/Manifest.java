package io.mailcore.store.archive;

import io.mailcore.model.SpecialUse;
import io.mailcore.store.archive.ArchiveFormat.FoundMailbox;
import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ForcedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file that says what the mailboxes of an export are called exactly and what they are for: a
 * line each, of key, special uses and levels, all of them as {@link FileName} writes octets, with
 * tabs between. For use by one thread.
 */
final class Manifest {

  static final String FILE = ".mailcore-mailboxes";

  private static final int MOST_LINES = 100_000;

  private final Path file;
  private final Map<String, String> lines = new TreeMap<>();

  private Manifest(Path file) {
    this.file = file;
  }

  /** The manifest in this directory, empty if there is none. */
  static Manifest read(Path root, Problems problems) {
    Manifest manifest = new Manifest(root.resolve(FILE));
    if (Files.isRegularFile(manifest.file, LinkOption.NOFOLLOW_LINKS)) {
      try (BufferedReader in =
          Files.newBufferedReader(manifest.file, StandardCharsets.ISO_8859_1)) {
        String line = in.readLine();
        while (line != null && manifest.lines.size() < MOST_LINES) {
          int tab = line.indexOf('\t');
          if (tab > 0) {
            manifest.lines.put(line.substring(0, tab), line.substring(tab + 1));
          }
          line = in.readLine();
        }
      } catch (IOException e) {
        problems.add(manifest.file, 0, e);
      }
    }
    return manifest;
  }

  /** A mailbox under the name that the manifest gives it, if it gives one. */
  FoundMailbox named(FoundMailbox found) {
    return Optional.ofNullable(lines.get(found.key()))
        .map(line -> named(found, line))
        .orElse(found);
  }

  private static FoundMailbox named(FoundMailbox found, String line) {
    List<String> words = List.of(line.split("\t", -1));
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    for (String use : words.get(0).split(",", -1)) {
      SpecialUse.ofAttribute("\\" + use).ifPresent(uses::add);
    }
    try {
      List<String> levels =
          words.subList(1, words.size()).stream()
              .filter(word -> !word.isEmpty())
              .map(FileName::text)
              .toList();
      return found.withName(levels, uses);
    } catch (IllegalArgumentException e) {
      // Not as we write it: the file's own name will do.
      return found.withName(found.levels(), uses);
    }
  }

  /** Adds a mailbox or says anew what it is. */
  void put(String key, List<String> levels, Set<SpecialUse> uses) {
    String useNames =
        uses.stream()
            .sorted()
            .map(use -> use.attribute().substring(1))
            .collect(Collectors.joining(","));
    lines.put(
        key,
        Stream.concat(Stream.of(useNames), levels.stream().map(Manifest::encoded))
            .collect(Collectors.joining("\t")));
  }

  private static String encoded(String level) {
    return FileName.encode(level.getBytes(StandardCharsets.UTF_8));
  }

  void write() throws IOException {
    try (ForcedFile out = new ForcedFile(file.resolveSibling(FILE + ".tmp"))) {
      for (Map.Entry<String, String> line : lines.entrySet()) {
        out.out()
            .write(
                (line.getKey() + "\t" + line.getValue() + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      out.keepForced(file);
    }
  }
}
