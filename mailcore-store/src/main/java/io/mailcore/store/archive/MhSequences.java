package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.store.exchange.ForcedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file {@code .mh_sequences}: named sets of message numbers, in which MH keeps flags. A message
 * is unseen if it is in {@code unseen}; {@code replied} and {@code flagged} are known to many
 * programs, {@code deleted}, {@code draft} and keywords to some. For use by one thread.
 */
final class MhSequences {

  private static final String FILE = ".mh_sequences";
  private static final String UNSEEN = "unseen";
  private static final String EXACT = "mailcoreexact";
  private static final int MOST = 1000;

  private static final Map<String, Flag> SYSTEM =
      Map.of(
          "replied", Flag.ANSWERED,
          "flagged", Flag.FLAGGED,
          "deleted", Flag.DELETED,
          "draft", Flag.DRAFT);

  /** What isn't a keyword: the message that was looked at last. */
  private static final Set<String> OTHERS = Set.of("cur", UNSEEN, EXACT);

  private final Map<String, UidSet> sets = new TreeMap<>();
  private final Map<String, Flag> flags = new TreeMap<>();

  private MhSequences() {}

  static MhSequences read(Path directory, Problems problems) {
    MhSequences sequences = new MhSequences();
    Path file = directory.resolve(FILE);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          sequences.line(line, file, problems);
        }
      } catch (IOException e) {
        problems.add(file, 0, e);
      }
    }
    return sequences;
  }

  private void line(String line, Path file, Problems problems) {
    int colon = line.indexOf(':');
    if (colon < 1 || sets.size() >= MOST) {
      return;
    }
    String name = line.substring(0, colon).strip();
    try {
      sets.put(name, numbers(line.substring(colon + 1)));
      if (SYSTEM.containsKey(name)) {
        flags.put(name, SYSTEM.getOrDefault(name, Flag.SEEN));
      } else if (!OTHERS.contains(name)) {
        flags.put(name, Flag.keyword(decoded(name)));
      }
    } catch (IllegalArgumentException e) {
      problems.add(file, "the sequence '" + name + "' can't be read as a keyword or set");
    }
  }

  private static UidSet numbers(String text) {
    List<UidRange> numbers = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(text, " \t");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      int dash = word.indexOf('-');
      long first = Long.parseLong(dash < 0 ? word : word.substring(0, dash));
      long last = dash < 0 ? first : Long.parseLong(word.substring(dash + 1));
      numbers.add(UidRange.of(first, last));
    }
    return UidSet.ofRanges(numbers);
  }

  boolean isExact(long number) {
    return contains(EXACT, number);
  }

  private boolean contains(String name, long number) {
    return sets.getOrDefault(name, UidSet.empty()).contains(number);
  }

  Set<Flag> flags(long number) {
    Set<Flag> found = new HashSet<>();
    if (!contains(UNSEEN, number)) {
      found.add(Flag.SEEN);
    }
    flags.forEach(
        (name, flag) -> {
          if (contains(name, number)) {
            found.add(flag);
          }
        });
    return found;
  }

  /** A colon ends a name, and some names mean something: such a keyword has its octet as %XX. */
  private static String encoded(Flag keyword) {
    String name = keyword.name();
    if (OTHERS.contains(name) || SYSTEM.containsKey(name)) {
      name = ArchiveNames.escaped(name, 0);
    }
    return name.replace(":", "%3A");
  }

  // A keyword never holds a percent sign itself.
  private static String decoded(String name) {
    int percent = name.indexOf('%');
    String text = name.replace("%3A", ":");
    if (percent == 0 && name.length() > 2 && !name.startsWith("%3A")) {
      text = (char) Integer.parseInt(text.substring(1, 3), 16) + text.substring(3);
    }
    return text;
  }

  /** Gathers the sequences of an export. For use by one thread. */
  static final class Builder {

    private final Map<String, UidSet.Builder> sets = new TreeMap<>();

    /** Adds a message under the number that is its UID; UIDs ascend. */
    void add(long number, Set<Flag> flags, boolean exact) {
      if (!flags.contains(Flag.SEEN)) {
        put(UNSEEN, number);
      }
      if (exact) {
        put(EXACT, number);
      }
      for (Flag flag : flags) {
        if (!flag.isSystem()) {
          put(encoded(flag), number);
        }
      }
      SYSTEM.forEach(
          (name, flag) -> {
            if (flags.contains(flag)) {
              put(name, number);
            }
          });
    }

    private void put(String name, long number) {
      sets.computeIfAbsent(name, key -> UidSet.builder()).add(number);
    }

    void write(Path directory) throws IOException {
      try (ForcedFile out = new ForcedFile(directory.resolve(FILE + ".tmp"))) {
        for (Map.Entry<String, UidSet.Builder> set : sets.entrySet()) {
          String numbers =
              set.getValue().build().ranges().stream()
                  .map(range -> text(range.first().value(), range.last().value()))
                  .collect(Collectors.joining(" "));
          String line = set.getKey() + ": " + numbers + "\n";
          out.out().write(line.getBytes(StandardCharsets.US_ASCII));
        }
        out.keepForced(directory.resolve(FILE));
      }
    }

    private static String text(long first, long last) {
      return first == last ? Long.toString(first) : first + "-" + last;
    }
  }
}
