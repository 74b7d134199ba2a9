package io.mailcore.store.archive;

import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ForcedFile;
import io.mailcore.store.exchange.ModifiedUtf7;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The file of subscribed names: a name a line, levels parted by one character; or, after a first
 * line {@code V<TAB>2} and an empty one, by tabs. Dovecot reads and writes both.
 */
final class Subscriptions {

  private static final int MOST = 100_000;

  private final Path file;
  private final char separator;
  private final Function<String, String> encode;
  private final Function<String, String> decode;

  private Subscriptions(
      Path file, char separator, Function<String, String> encode, Function<String, String> decode) {
    this.file = file;
    this.separator = separator;
    this.encode = encode;
    this.decode = decode;
  }

  /** Of a Maildir. */
  static Subscriptions maildir(Path file) {
    return new Subscriptions(file, '.', MaildirNames::encode, MaildirNames::decode);
  }

  /** Of a tree of files. */
  static Subscriptions tree(Path file) {
    return new Subscriptions(file, '/', ModifiedUtf7::encode, ArchiveNames::level);
  }

  List<List<String>> read(Problems problems) {
    List<List<String>> names = new ArrayList<>();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return names;
    }
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char between = separator;
      for (String line = in.readLine(); line != null && names.size() < MOST; line = in.readLine()) {
        if (line.startsWith("V\t")) {
          between = '\t';
        } else if (!line.isEmpty()) {
          names.add(levels(line, between));
        }
      }
    } catch (IOException e) {
      problems.add(file, 0, e);
    }
    return names;
  }

  private List<String> levels(String line, char between) {
    if (line.equals("INBOX")) {
      return List.of();
    }
    List<String> levels = new ArrayList<>();
    for (String word : line.split(Pattern.quote(String.valueOf(between)), -1)) {
      levels.add(decode.apply(FileName.encode(word.getBytes(StandardCharsets.ISO_8859_1))));
    }
    return levels;
  }

  void write(List<List<String>> names) throws IOException {
    try (ForcedFile out = new ForcedFile(file.resolveSibling(".subscriptions.tmp"))) {
      for (List<String> name : names) {
        String line =
            name.isEmpty()
                ? "INBOX"
                : String.join(String.valueOf(separator), name.stream().map(encode).toList());
        out.out().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      out.keepForced(file);
    }
  }
}
