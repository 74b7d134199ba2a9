package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.store.exchange.ForcedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dovecot's list of the keywords for which the letters {@code a} to {@code z} stand in one Maildir:
 * lines of a number from 0 to 25 and a name. For use by one thread.
 */
final class MaildirKeywords {

  static final String FILE = "dovecot-keywords";

  private static final int MOST = 26;

  private final Map<Integer, Flag> keywords = new TreeMap<>();
  private boolean changed;

  private MaildirKeywords() {}

  static MaildirKeywords read(Path directory, Problems problems) {
    MaildirKeywords all = new MaildirKeywords();
    Path file = directory.resolve(FILE);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          all.line(line, file, problems);
        }
      } catch (IOException e) {
        problems.add(file, 0, e);
      }
    }
    return all;
  }

  private void line(String line, Path file, Problems problems) {
    int space = line.indexOf(' ');
    try {
      int number = Integer.parseInt(line.substring(0, Math.max(space, 0)));
      // Dovecot may list more than there are letters; no file's name can speak of those.
      if (number >= 0 && number < MOST) {
        keywords.put(number, Flag.keyword(line.substring(space + 1)));
      }
    } catch (IllegalArgumentException e) {
      problems.add(file, "no keyword: '" + line + "'");
    }
  }

  Optional<Flag> of(char letter) {
    return Optional.ofNullable(keywords.get(letter - 'a'));
  }

  /** The letter of a keyword, a new one if need be; none if all are taken. */
  Optional<Character> letter(Flag keyword) {
    for (Map.Entry<Integer, Flag> entry : keywords.entrySet()) {
      if (entry.getValue().equals(keyword)) {
        return Optional.of((char) ('a' + entry.getKey()));
      }
    }
    for (int number = 0; number < MOST; number++) {
      if (!keywords.containsKey(number)) {
        keywords.put(number, keyword);
        changed = true;
        return Optional.of((char) ('a' + number));
      }
    }
    return Optional.empty();
  }

  /** Writes the list if it has grown. */
  void write(Path directory) throws IOException {
    if (!changed) {
      return;
    }
    try (ForcedFile out = new ForcedFile(directory.resolve("." + FILE + ".tmp"))) {
      for (Map.Entry<Integer, Flag> entry : keywords.entrySet()) {
        out.out()
            .write(
                (entry.getKey() + " " + entry.getValue() + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      out.keepForced(directory.resolve(FILE));
    }
    changed = false;
  }
}
