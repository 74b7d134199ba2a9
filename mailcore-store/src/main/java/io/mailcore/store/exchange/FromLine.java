package io.mailcore.store.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The line that parts the messages of an mbox (RFC 4155, appendix A): {@code From}, an address, and
 * a date. Read leniently, as mailers wrote it in many ways; a line without a date is none.
 *
 * @param date when the message arrived
 */
public record FromLine(OffsetDateTime date) {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int MAX_LENGTH = 1024;
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

  /** Whether a line begins with the word and the space that all such lines begin with. */
  public static boolean begins(byte[] octets, int from, int to) {
    return to - from >= 5
        && octets[from] == 'F'
        && octets[from + 1] == 'r'
        && octets[from + 2] == 'o'
        && octets[from + 3] == 'm'
        && octets[from + 4] == ' ';
  }

  /**
   * Reads a line.
   *
   * @param zone of a date that names none
   * @return empty if it isn't such a line
   */
  public static Optional<FromLine> parse(byte[] octets, int from, int to, ZoneId zone) {
    if (!begins(octets, from, to) || to - from > MAX_LENGTH) {
      return Optional.empty();
    }
    String text = new String(octets, from + 5, to - from - 5, StandardCharsets.ISO_8859_1);
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text.replace(',', ' '), " \t\r\n");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    for (int i = words.size() - 1; i >= 0; i--) {
      Optional<OffsetDateTime> date = date(words, i, zone);
      if (date.isPresent()) {
        return Optional.of(new FromLine(date.get()));
      }
    }
    return Optional.empty();
  }

  /** The date whose month is the word at {@code at}. */
  private static Optional<OffsetDateTime> date(List<String> words, int at, ZoneId zone) {
    int month = month(words.get(at));
    if (month == 0) {
      return Optional.empty();
    }
    // "Jan 2 03:04:05 2018", as asctime(3) writes it, or "2 Jan 2018 03:04:05", as messages do.
    int day = number(words, at + 1, 1, 31);
    int[] time = time(words, at + 2);
    int year = -1;
    int rest = at + 3;
    if (day > 0 && time.length > 0) {
      for (int i = at + 3; i < at + 6 && year < 0; i++) {
        year = number(words, i, 1970, 9999);
      }
    } else {
      day = number(words, at - 1, 1, 31);
      year = number(words, at + 1, 1970, 9999);
      time = time(words, at + 2);
    }
    if (day < 1 || year < 0 || time.length == 0) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.of(year, month, day, time[0], time[1], time[2]);
      return Optional.of(
          offset(words, rest)
              .map(local::atOffset)
              .orElseGet(() -> local.atZone(zone).toOffsetDateTime()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int month(String word) {
    int index = word.length() == 3 ? MONTHS.indexOf(word.toLowerCase(Locale.ROOT)) : -1;
    return index % 3 == 0 ? index / 3 + 1 : 0;
  }

  private static int number(List<String> words, int at, int least, int most) {
    if (at < 0 || at >= words.size() || !isDigits(words.get(at))) {
      return -1;
    }
    int value = Integer.parseInt(words.get(at));
    return value >= least && value <= most ? value : -1;
  }

  private static boolean isDigits(String word) {
    return !word.isEmpty() && word.length() < 5 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Hours, minutes, seconds; nothing if it is no time. */
  private static int[] time(List<String> words, int at) {
    String[] parts = at < words.size() ? words.get(at).split(":", -1) : new String[0];
    if (parts.length < 2 || parts.length > 3) {
      return new int[0];
    }
    int[] time = new int[3];
    for (int i = 0; i < parts.length; i++) {
      if (!isDigits(parts[i])) {
        return new int[0];
      }
      time[i] = Integer.parseInt(parts[i]);
    }
    // A leap second has no place in a date here.
    time[2] = time[2] == 60 ? 59 : time[2];
    return time;
  }

  /** An offset before or after the year; names of zones but UTC's are ambiguous. */
  private static Optional<ZoneOffset> offset(List<String> words, int from) {
    for (int i = from; i < Math.min(words.size(), from + 3); i++) {
      String word = words.get(i);
      if (word.equals("UTC") || word.equals("GMT") || word.equals("Z")) {
        return Optional.of(ZoneOffset.UTC);
      }
      boolean signed = word.length() == 5 && (word.charAt(0) == '+' || word.charAt(0) == '-');
      if (signed && isDigits(word.substring(1))) {
        int value = Integer.parseInt(word.substring(1));
        int seconds = value / 100 * 3600 + value % 100 * 60;
        if (seconds <= 18 * 3600) {
          return Optional.of(ZoneOffset.ofTotalSeconds(word.charAt(0) == '-' ? -seconds : seconds));
        }
      }
    }
    return Optional.empty();
  }

  /** Writes such a line, in UTC, with its LF. */
  public static byte[] format(String sender, OffsetDateTime date) {
    String text =
        "From " + sender + " " + ASCTIME.format(date.withOffsetSameInstant(ZoneOffset.UTC)) + "\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
