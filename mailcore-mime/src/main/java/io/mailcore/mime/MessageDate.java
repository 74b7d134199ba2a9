package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The date and time of a header field (RFC 5322 section 3.3). */
public final class MessageDate {

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private MessageDate() {}

  /**
   * Reads a date, with the obsolete forms of RFC 5322 section 4.3 (two- and three-digit years,
   * named zones, comments and blanks anywhere) and some common mistakes: no day of the week or a
   * wrong one, a full month name, no seconds, no zone (taken for UTC), a leap second, dashes
   * between day, month and year.
   *
   * @return the date, or nothing if no date can be made out; never an exception
   */
  public static Optional<OffsetDateTime> parse(String text) {
    return new DateParser(requireNonNull(text, "text")).parse();
  }

  /**
   * Writes a date as RFC 5322 section 3.3 wants it, {@code Fri, 21 Nov 1997 09:55:06 -0600}.
   * Seconds of the offset are left out.
   *
   * @throws IllegalArgumentException for a year before 1900 or after 9999
   */
  public static String format(OffsetDateTime date) {
    int year = requireNonNull(date, "date").getYear();
    if (year < 1900 || year > 9999) {
      throw new IllegalArgumentException("year: " + year + " (expected: 1900 to 9999)");
    }
    int minutes = date.getOffset().getTotalSeconds() / 60;
    OffsetDateTime local = date.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60));
    return String.format(
        Locale.ROOT,
        "%s, %d %s %04d %02d:%02d:%02d %s%02d%02d",
        DAYS[local.getDayOfWeek().getValue() - 1],
        local.getDayOfMonth(),
        MONTHS[local.getMonthValue() - 1],
        local.getYear(),
        local.getHour(),
        local.getMinute(),
        local.getSecond(),
        minutes < 0 ? "-" : "+",
        Math.abs(minutes) / 60,
        Math.abs(minutes) % 60);
  }

  /** One pass over the tokens of a date. */
  private static final class DateParser {

    private final FieldScanner in;

    DateParser(String text) {
      this.in = new FieldScanner(text);
    }

    Optional<OffsetDateTime> parse() {
      in.skipBlanksAndComments();
      if (isLetter(in.peek())) {
        word();
        in.skipBlanksAndComments();
        in.take('.');
        in.skipBlanksAndComments();
        in.take(',');
        in.skipBlanksAndComments();
      }
      int day = number(2);
      separator();
      int month = month(word());
      in.take('.');
      separator();
      int year = year();
      in.skipBlanksAndComments();
      in.take(',');
      in.skipBlanksAndComments();
      int hour = number(2);
      boolean colon = timeSeparator();
      int minute = number(2);
      int second = timeSeparator() ? number(2) : 0;
      if (year < 0 || !colon || second < 0 || second > 60) {
        return Optional.empty();
      }
      if (in.take('.')) {
        number(9);
      }
      in.skipBlanksAndComments();
      try {
        // java.time has no leap seconds.
        LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59));
        return Optional.of(time.atOffset(zone()));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private void separator() {
      in.skipBlanksAndComments();
      in.take('-');
      in.skipBlanksAndComments();
    }

    private boolean timeSeparator() {
      in.skipBlanksAndComments();
      boolean colon = in.take(':');
      in.skipBlanksAndComments();
      return colon;
    }

    /** RFC 5322 section 4.3: 00 to 49 are of this century, other short ones are since 1900. */
    private int year() {
      int from = in.position();
      int year = number(4);
      int digits = in.position() - from;
      if (digits == 2 && year < 50) {
        return year + 2000;
      }
      return digits == 2 || digits == 3 ? year + 1900 : digits < 2 ? -1 : year;
    }

    /** Reads a number; -1 if there is none or it has too many digits. */
    private int number(int mostDigits) {
      int number = 0;
      int digits = 0;
      while (in.peek() >= '0' && in.peek() <= '9') {
        digits++;
        if (digits <= mostDigits) {
          number = number * 10 + in.peek() - '0';
        }
        in.skip();
      }
      return digits == 0 || digits > mostDigits ? -1 : number;
    }

    private String word() {
      int from = in.position();
      while (isLetter(in.peek())) {
        in.skip();
      }
      return in.since(from);
    }

    private static int month(String word) {
      if (word.length() >= 3) {
        for (int i = 0; i < MONTHS.length; i++) {
          if (FieldText.equalsIgnoreCase(word.substring(0, 3), MONTHS[i])) {
            return i + 1;
          }
        }
      }
      return -1;
    }

    private ZoneOffset zone() {
      boolean minus = in.peek() == '-';
      if (minus || in.peek() == '+') {
        in.skip();
        return numericZone(minus);
      }
      return switch (FieldText.lower(word())) {
        case "edt" -> ZoneOffset.ofHours(-4);
        case "est", "cdt" -> ZoneOffset.ofHours(-5);
        case "cst", "mdt" -> ZoneOffset.ofHours(-6);
        case "mst", "pdt" -> ZoneOffset.ofHours(-7);
        case "pst" -> ZoneOffset.ofHours(-8);
        case "gmt", "utc" -> in.peek() == '+' || in.peek() == '-' ? zone() : ZoneOffset.UTC;
        // RFC 5322 section 4.3: military and unknown zones say nothing, as -0000 does.
        default -> ZoneOffset.UTC;
      };
    }

    /** Reads +0100, +01:00 or +1; one that no place on earth has is taken for UTC. */
    private ZoneOffset numericZone(boolean minus) {
      int from = in.position();
      int number = number(4);
      int digits = in.position() - from;
      int hours = digits > 2 ? number / 100 : number;
      int minutes = digits > 2 ? number % 100 : 0;
      if (digits <= 2 && in.take(':')) {
        minutes = number(2);
      }
      if (number < 0 || minutes < 0 || minutes > 59 || hours > 17) {
        return ZoneOffset.UTC;
      }
      int seconds = (hours * 60 + minutes) * 60;
      return ZoneOffset.ofTotalSeconds(minus ? -seconds : seconds);
    }

    private static boolean isLetter(int c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
  }
}
