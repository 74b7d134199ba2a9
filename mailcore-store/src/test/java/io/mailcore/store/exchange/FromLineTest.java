package io.mailcore.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromLineTest {

  private static Optional<String> parse(String line) {
    byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
    return FromLine.parse(octets, 0, octets.length, ZoneId.of("UTC"))
        .map(from -> from.date().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "From ann@example.test Tue Mar  3 08:20:30 2026, 2026-03-03T08:20:30Z",
    "From ann@example.test  Tue Mar 3 08:20 2026, 2026-03-03T08:20Z",
    "From - Tue Mar 03 08:20:30 2026, 2026-03-03T08:20:30Z",
    "From a b c Tue Mar  3 08:20:30 2026, 2026-03-03T08:20:30Z",
    "From 1234@xxx Tue Mar 03 08:20:30 +0130 2026, 2026-03-03T08:20:30+01:30",
    "From a Tue Mar 03 08:20:30 GMT 2026, 2026-03-03T08:20:30Z",
    "From a Tue Mar 03 08:20:30 2026 -0500, 2026-03-03T08:20:30-05:00",
    "From a Tue Mar 03 08:20:30 EST 2026 remote from host, 2026-03-03T08:20:30Z",
    "From a Tue; 3 Mar 2026 08:20:30 +0100, 2026-03-03T08:20:30+01:00",
    "From Tue Mar  3 23:59:60 2026, 2026-03-03T23:59:59Z",
    "From a Mar 1 Mar 2 Tue Mar  3 08:20:30 2026, 2026-03-03T08:20:30Z",
  })
  void readsWhatMailersWrite(String line, String date) {
    assertThat(parse(line.replace(';', ','))).contains(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "From",
        "From ",
        "from a Tue Mar  3 08:20:30 2026",
        ">From a Tue Mar  3 08:20:30 2026",
        "From here to Mar 2026",
        "From a Tue Mar 32 08:20:30 2026",
        "From a Tue Feb 30 08:20:30 2026",
        "From a Tue Mar  3 24:20:30 2026",
        "From a Tue Mar  3 08:20:30",
        "From a Tue Mar  3 08:20:30 1026",
        "From a Tue Mrz  3 08:20:30 2026",
        "From a arm  3 08:20:30 2026",
        "From a Mar Mar Mar",
        "From a Tue Mar  3 8:x:30 2026"
      })
  void readsNothingElse(String line) {
    assertThat(parse(line)).isEmpty();
  }

  @Test
  void readsNoLineThatIsTooLong() {
    assertThat(parse("From " + "x".repeat(2000) + " Tue Mar  3 08:20:30 2026")).isEmpty();
  }

  @Test
  void writesUtc() {
    String line =
        new String(
            FromLine.format("a@b", OffsetDateTime.parse("2026-03-03T00:20:30+02:00")),
            StandardCharsets.US_ASCII);
    assertThat(line).isEqualTo("From a@b Mon Mar  2 22:20:30 2026\n");
    assertThat(parse(line)).contains("2026-03-02T22:20:30Z");
  }
}
