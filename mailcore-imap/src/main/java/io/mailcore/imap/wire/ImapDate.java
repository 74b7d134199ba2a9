package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The {@code date-text} and {@code date-time} of RFC 3501 section 9, read to the letter: no
 * two-digit years, no 31st of February, no offset that no clock has.
 */
public final class ImapDate {

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** Length of a date-time without its quotes. */
  private static final int DATE_TIME_LENGTH = 26;

  private static final int LONGEST_OFFSET_HOURS = 18;

  private ImapDate() {}

  /**
   * Reads a date of SEARCH.
   *
   * @param text such as {@code 1-Feb-1994} or {@code 01-Feb-1994}
   * @return the date, or nothing if the text is none
   */
  public static Optional<LocalDate> parseDate(String text) {
    requireNonNull(text, "text");
    int dash = text.indexOf('-');
    if ((dash != 1 && dash != 2) || text.length() != dash + 9) {
      return Optional.empty();
    }
    return date(digits(text, 0, dash), text, dash);
  }

  /**
   * Reads the date-time of APPEND.
   *
   * @param text without quotes, such as {@code 17-Jul-1996 02:44:25 -0700}; a day below 10 starts
   *     with a space or a zero
   * @return the moment with the offset that was given, or nothing if the text is none
   */
  public static Optional<OffsetDateTime> parseDateTime(String text) {
    requireNonNull(text, "text");
    if (text.length() != DATE_TIME_LENGTH
        || text.charAt(11) != ' '
        || text.charAt(14) != ':'
        || text.charAt(17) != ':'
        || text.charAt(20) != ' ') {
      return Optional.empty();
    }
    int day = text.charAt(0) == ' ' ? digits(text, 1, 2) : digits(text, 0, 2);
    Optional<LocalDate> date = date(day, text, 2);
    int hour = digits(text, 12, 14);
    int minute = digits(text, 15, 17);
    int second = digits(text, 18, 20);
    Optional<ZoneOffset> zone = zone(text.substring(21));
    if (date.isEmpty() || zone.isEmpty() || !time(hour, minute, second)) {
      return Optional.empty();
    }
    // A leap second has no Instant of its own; it counts as the second before.
    return Optional.of(
        OffsetDateTime.of(
            date.get(), LocalTime.of(hour, minute, Math.min(second, 59)), zone.get()));
  }

  private static boolean time(int hour, int minute, int second) {
    return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60;
  }

  private static Optional<LocalDate> date(int day, String text, int dash) {
    int year = digits(text, dash + 5, dash + 9);
    int month = month(text, dash + 1);
    if (text.charAt(dash) != '-' || text.charAt(dash + 4) != '-' || month == 0 || year < 1) {
      return Optional.empty();
    }
    return day >= 1 && YearMonth.of(year, month).isValidDay(day)
        ? Optional.of(LocalDate.of(year, month, day))
        : Optional.empty();
  }

  private static int month(String text, int at) {
    for (int month = 0; month < 12; month++) {
      if (text.regionMatches(true, at, MONTHS, 3 * month, 3)) {
        return month + 1;
      }
    }
    return 0;
  }

  private static Optional<ZoneOffset> zone(String text) {
    char sign = text.charAt(0);
    int hours = digits(text, 1, 3);
    int minutes = digits(text, 3, 5);
    if ((sign != '+' && sign != '-')
        || hours < 0
        || minutes < 0
        || minutes > 59
        || 60 * hours + minutes > 60 * LONGEST_OFFSET_HOURS) {
      return Optional.empty();
    }
    int seconds = 60 * (60 * hours + minutes);
    return Optional.of(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = 10 * value + (c - '0');
    }
    return value;
  }

  /**
   * Writes a date-time, without quotes.
   *
   * @param time a moment; years outside of 1 to 9999, which the grammar has no digits for, become
   *     the nearest one that it has, and seconds of an offset are left out
   */
  public static String format(OffsetDateTime time) {
    return new String(bytes(time), StandardCharsets.US_ASCII);
  }

  static byte[] bytes(OffsetDateTime moment) {
    requireNonNull(moment, "moment");
    OffsetDateTime time = writable(moment);
    byte[] out = "dd-mmm-yyyy hh:mm:ss +hhmm".getBytes(StandardCharsets.US_ASCII);
    put(out, 0, 2, time.getDayOfMonth());
    int month = 3 * (time.getMonthValue() - 1);
    for (int i = 0; i < 3; i++) {
      out[3 + i] = (byte) MONTHS.charAt(month + i);
    }
    put(out, 7, 11, time.getYear());
    put(out, 12, 14, time.getHour());
    put(out, 15, 17, time.getMinute());
    put(out, 18, 20, time.getSecond());
    int minutes = time.getOffset().getTotalSeconds() / 60;
    out[21] = (byte) (minutes < 0 ? '-' : '+');
    put(out, 22, 24, Math.abs(minutes) / 60);
    put(out, 24, 26, Math.abs(minutes) % 60);
    return out;
  }

  private static OffsetDateTime writable(OffsetDateTime time) {
    if (time.getYear() < 1) {
      return OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    }
    if (time.getYear() > 9999) {
      return OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);
    }
    int seconds = time.getOffset().getTotalSeconds();
    return time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(seconds / 60 * 60));
  }

  private static void put(byte[] out, int from, int to, int value) {
    int rest = value;
    for (int i = to - 1; i >= from; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
