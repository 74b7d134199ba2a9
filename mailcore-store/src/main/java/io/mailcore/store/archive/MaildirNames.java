package io.mailcore.store.archive;

import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ModifiedUtf7;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names of Maildir++ folders: {@code .A.B}, in modified UTF-7; a dot or backslash within a level as
 * {@code \2e} and {@code \5c}, as Dovecot writes them if told to.
 */
final class MaildirNames {

  private MaildirNames() {}

  static String folder(List<String> levels) {
    return "." + ArchiveNames.shortened(joined(levels));
  }

  /** Whether the folder's name doesn't say all of the mailbox's. */
  static boolean isShortened(List<String> levels) {
    return joined(levels).length() > ArchiveNames.MAX_LENGTH;
  }

  private static String joined(List<String> levels) {
    return levels.stream().map(MaildirNames::encode).collect(Collectors.joining("."));
  }

  static String encode(String level) {
    return ModifiedUtf7.encode(level)
        .replace("\\", "\\5c")
        .replace(".", "\\2e")
        .replace("/", "\\2f");
  }

  /** The level that a part of a folder's name stands for. */
  static String decode(String fileName) {
    String text =
        FileName.text(fileName).replace("\\2e", ".").replace("\\2f", "/").replace("\\5c", "\\");
    return ModifiedUtf7.decode(text).orElse(text);
  }

  /** The levels of a folder whose name, as {@link FileName} has it, begins with a dot. */
  static List<String> levels(String fileName) {
    List<String> levels = new ArrayList<>();
    for (String part : fileName.substring(1).split("\\.", -1)) {
      levels.add(decode(part));
    }
    return levels;
  }
}
