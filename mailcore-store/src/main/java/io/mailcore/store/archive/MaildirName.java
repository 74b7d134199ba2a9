package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Names of files in a Maildir: a base that never changes, then {@code :2,} and a letter for each
 * flag. The base may end with fields, {@code ,S=} octets of the file, {@code ,W=} octets with CRLF,
 * and, of ours, {@value #EXACT} where the file holds the message's very octets.
 *
 * <p>Bases of an export hold UIDVALIDITY and UID, so that the next one knows them.
 */
final class MaildirName {

  static final String EXACT = ",E=exact";

  private static final String OURS = ".mailcore";
  private static final Flag FORWARDED = Flag.keyword("$Forwarded");
  private static final Map<Character, Flag> LETTERS =
      Map.of(
          'D', Flag.DRAFT,
          'F', Flag.FLAGGED,
          'P', FORWARDED,
          'R', Flag.ANSWERED,
          'S', Flag.SEEN,
          'T', Flag.DELETED);

  private MaildirName() {}

  /** The part that stays as it is while flags change. */
  static String base(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** The seconds that a base begins with, so that their order is that of time. */
  static String seconds(String base) {
    int end = 0;
    while (end < base.length() && base.charAt(end) >= '0' && base.charAt(end) <= '9') {
      end++;
    }
    return end > 0 && end <= 19 ? "0".repeat(19 - end) + base.substring(0, end) : "0".repeat(19);
  }

  static boolean isExact(String name) {
    return base(name).endsWith(EXACT);
  }

  static Set<Flag> flags(String name, MaildirKeywords keywords, Consumer<Character> unknown) {
    Set<Flag> flags = new HashSet<>();
    int info = name.indexOf(":2,");
    for (int i = info < 0 ? name.length() : info + 3; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter >= 'a' && letter <= 'z') {
        Optional<Flag> keyword = keywords.of(letter);
        if (keyword.isPresent()) {
          flags.add(keyword.get());
        } else {
          unknown.accept(letter);
        }
      } else if (LETTERS.containsKey(letter)) {
        flags.add(LETTERS.getOrDefault(letter, Flag.SEEN));
      }
    }
    return flags;
  }

  /** The letters for flags, ascending; of keywords those that {@code letters} knows. */
  static String info(Set<Flag> flags, Function<Flag, Optional<Character>> letters) {
    Set<Character> info = new TreeSet<>();
    for (Flag flag : flags) {
      if (flag.isSystem()) {
        LETTERS.forEach(
            (letter, other) -> {
              if (flag.equals(other)) {
                info.add(letter);
              }
            });
      } else {
        letters.apply(flag).ifPresent(info::add);
      }
    }
    StringBuilder text = new StringBuilder(":2,");
    info.forEach(text::append);
    return text.toString();
  }

  /** The beginning of the base of an exported message. */
  static String exported(long seconds, long uidValidity, long uid) {
    return seconds + ".V" + uidValidity + "U" + uid + OURS;
  }

  /** The UID in a base that was exported from a mailbox of this UIDVALIDITY; 0 if it wasn't. */
  static long exportedUid(String base, long uidValidity) {
    String mark = ".V" + uidValidity + "U";
    int from = base.indexOf(mark);
    int to = base.indexOf(OURS, Math.max(from, 0));
    if (from < 0 || to < 0) {
      return 0;
    }
    return number(base.substring(from + mark.length(), to));
  }

  /** The octets that a base says its file has; -1 if it doesn't. */
  static long fileSize(String base) {
    int from = base.indexOf(",S=");
    if (from < 0) {
      return -1;
    }
    int to = base.indexOf(',', from + 3);
    String digits = base.substring(from + 3, to < 0 ? base.length() : to);
    return digits.equals("0") ? 0 : number(digits) == 0 ? -1 : number(digits);
  }

  /** A positive number of at most eighteen digits; 0 if it is none. */
  static long number(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Long.parseLong(digits) : 0;
  }
}
