package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapDateTest {

  @ParameterizedTest
  @CsvSource({
    "1-Feb-1994, 1994-02-01",
    "01-feb-1994, 1994-02-01",
    "29-Feb-2024, 2024-02-29",
    "31-DEC-9999, 9999-12-31"
  })
  void readsDates_rfc3501Section9(String text, LocalDate date) {
    assertThat(ImapDate.parseDate(text)).contains(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31-Feb-2026",
        "29-Feb-2026",
        "0-Jan-2026",
        "32-Jan-2026",
        "1-Jan-99999",
        "1-Jan-26",
        "1-Jan-0000",
        "1-Jann-2026",
        "1/Jan/2026",
        " 1-Jan-2026",
        "1-Jan-2026 ",
        "",
        "-",
        "1-",
        "1--2026",
        "001-Jan-2026",
        "+1-Jan-2026",
        "1-Jan-+202",
        "1-\u0130an-2026",
        "1-anF-2026"
      })
  void refusesOtherDates(String text) {
    assertThat(ImapDate.parseDate(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'17-Jul-1996 02:44:25 -0700', 1996-07-17T02:44:25-07:00",
    "' 1-Jan-2026 10:00:00 +0000', 2026-01-01T10:00:00Z",
    "'01-jAn-2026 10:00:00 -0000', 2026-01-01T10:00:00Z",
    "'31-Dec-2016 23:59:60 +0000', 2016-12-31T23:59:59Z",
    "'01-Jan-2026 00:00:00 +1345', 2026-01-01T00:00:00+13:45"
  })
  void readsDateTimes_rfc3501Section9(String text, OffsetDateTime time) {
    assertThat(ImapDate.parseDateTime(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31-Feb-2026 10:00:00 +0000",
        "01-Jan-0000 10:00:00 +0000",
        "01-Jan-9999 23:59:60 +9999",
        "1-Jan-2026 10:00:00 +0000",
        "01-Jan-26 10:00:00 +0000",
        "01-Jan-2026 24:00:00 +0000",
        "01-Jan-2026 10:60:00 +0000",
        "01-Jan-2026 10:00:61 +0000",
        "01-Jan-2026 10:00:00 0000",
        "01-Jan-2026 10:00:00 +1801",
        "01-Jan-2026 10:00:00 +0060",
        "01-Jan-2026 10:00:00",
        "01-Jan-2026 10:00:00 GMT  ",
        "01-Jan-2026  9:00:00 +0000",
        "",
        "                          "
      })
  void refusesOtherDateTimes(String text) {
    assertThat(ImapDate.parseDateTime(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1996-07-17T02:44:25-07:00, '17-Jul-1996 02:44:25 -0700'",
    "2026-01-01T10:00:00Z, '01-Jan-2026 10:00:00 +0000'",
    "-0044-03-15T10:00:00Z, '01-Jan-0001 00:00:00 +0000'",
    "+12026-01-01T10:00:00Z, '31-Dec-9999 23:59:59 +0000'",
    "1900-01-01T00:00:00+00:19:32, '01-Jan-1900 00:00:00 +0019'"
  })
  void writesDateTimes(OffsetDateTime time, String text) {
    String written = ImapDate.format(time);
    assertThat(written).hasSize(26);
    if (time.getOffset().getTotalSeconds() % 60 == 0) {
      assertThat(written).isEqualTo(text);
    } else {
      assertThat(written).endsWith("+0019");
    }
  }

  @Property
  void neverThrows(@ForAll String text) {
    assertThat(ImapDate.parseDate(text)).isNotNull();
    assertThat(ImapDate.parseDateTime(text)).isNotNull();
  }
}
