package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of RFC 5322 sections 3.3 and 4.3. */
class MessageDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T09:55:06-06:00",
        "Tue, 1 Jul 2003 10:52:37 +0200 | 2003-07-01T10:52:37+02:00",
        "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time) | 1969-02-13T23:32:00-03:30",
        "21 Nov 97 09:55:06 GMT | 1997-11-21T09:55:06Z",
        "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | 1997-11-21T09:55:06-06:00",
        "(a (nested) one) 21 (x) Nov (y) 97 09:55 (z) EST | 1997-11-21T09:55:00-05:00",
        "1 Jan 49 00:00 PDT | 2049-01-01T00:00:00-07:00",
        "1 Jan 50 00:00 CST | 1950-01-01T00:00:00-06:00",
        "1 Jan 100 00:00 MST | 2000-01-01T00:00:00-07:00",
        "1 jan 2000 00:00 EDT | 2000-01-01T00:00:00-04:00",
        "1 Jan 2000 00:00 CDT | 2000-01-01T00:00:00-05:00",
        "1 Jan 2000 00:00 MDT | 2000-01-01T00:00:00-06:00",
        "1 Jan 2000 00:00 PST | 2000-01-01T00:00:00-08:00",
        "1 Jan 2000 00:00 UT | 2000-01-01T00:00:00Z",
        "1 Jan 2000 00:00 A | 2000-01-01T00:00:00Z",
        "1 Jan 2000 00:00 CEST | 2000-01-01T00:00:00Z",
        "1 Jan 2000 00:00 | 2000-01-01T00:00:00Z",
        "1 Jan 2000 00:00 GMT+0100 | 2000-01-01T00:00:00+01:00",
        "1 Jan 2000 00:00 +01:30 | 2000-01-01T00:00:00+01:30",
        "1 Jan 2000 00:00 +9999 | 2000-01-01T00:00:00Z",
        "31 Dec 2016 23:59:60 +0000 | 2016-12-31T23:59:59Z",
        "Monday, 1-January-2000 1:2:3 Z | 2000-01-01T01:02:03Z",
        "Sat, 01 Jan 2000 00:00:00.123 +0000 | 2000-01-01T00:00:00Z",
        "1 Jan 9999 00:00 +0000 | 9999-01-01T00:00:00Z"
      })
  void readsCurrentAndObsoleteForms(String text, String expected) {
    assertThat(MessageDate.parse(text)).contains(OffsetDateTime.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "(",
        "no date",
        "31 Feb 2026 10:00:00 +0000",
        "1 Jan 275760 00:00 +0000",
        "1 Jan 5 00:00 +0000",
        "1 Foo 2000 00:00 +0000",
        "0 Jan 2000 00:00 +0000",
        "1 Jan 2000 24:00 +0000",
        "1 Jan 2000 00:60 +0000",
        "1 Jan 2000 00:00:61 +0000",
        "1 Jan 2000 00 +0000",
        "1 Jan 2000",
        "99999999999999999999 Jan 2000 00:00",
        "Fri, 21 Nov"
      })
  void findsNoDateInGarbage_s81(String text) {
    assertThat(MessageDate.parse(text)).isEmpty();
  }

  @Test
  void readsALongFieldOnce() {
    assertThat(MessageDate.parse("(".repeat(30_000))).isEmpty();
    assertThat(MessageDate.parse("1".repeat(30_000))).isEmpty();
  }

  @Test
  void writesTheFormOfRfc5322Section33() {
    assertThat(MessageDate.format(OffsetDateTime.parse("1997-11-21T09:55:06-06:00")))
        .isEqualTo("Fri, 21 Nov 1997 09:55:06 -0600");
    assertThat(MessageDate.format(OffsetDateTime.parse("2003-07-01T01:02:03.9+05:30")))
        .isEqualTo("Tue, 1 Jul 2003 01:02:03 +0530");
    assertThat(MessageDate.format(OffsetDateTime.parse("2003-07-01T00:00:00-00:30")))
        .isEqualTo("Tue, 1 Jul 2003 00:00:00 -0030");
  }

  @Test
  void refusesYearsThatTheFormCannotHold() {
    assertThatThrownBy(() -> MessageDate.format(OffsetDateTime.parse("1899-12-31T00:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1900 to 9999");
  }

  @Property
  void whatIsWrittenIsReadBack(
      @ForAll @LongRange(min = -2_200_000_000L, max = 250_000_000_000L) long second,
      @ForAll @IntRange(min = -17 * 60, max = 17 * 60) int offset) {
    OffsetDateTime date =
        Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offset * 60));

    assertThat(MessageDate.parse(MessageDate.format(date))).contains(date);
  }

  @Property
  void neverFails(@ForAll String text) {
    MessageDate.parse(text).ifPresent(date -> assertThat(date.getYear()).isBetween(0, 9999));
  }
}
