package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Defaults and bounds of the limits. */
class MimeLimitsTest {

  private static final MimeLimits DEFAULTS = MimeLimits.defaults();

  @Test
  void hasTheDefaultsOfTheDocumentation() {
    assertThat(DEFAULTS.depth()).isEqualTo(50);
    assertThat(DEFAULTS.parts()).isEqualTo(5000);
    assertThat(DEFAULTS.fieldOctets()).isEqualTo(102_400);
    assertThat(DEFAULTS.headerOctets()).isEqualTo(1_048_576);
    assertThat(DEFAULTS.segments()).isEqualTo(128);
    assertThat(DEFAULTS.addresses()).isEqualTo(10_000);
    assertThat(DEFAULTS.summaryOctets()).isEqualTo(4_194_304);
  }

  @Test
  void changesOneLimitAndNoOther() {
    Map<IntFunction<MimeLimits>, ToIntFunction<MimeLimits>> settings =
        Map.of(
            DEFAULTS::withDepth, MimeLimits::depth,
            DEFAULTS::withParts, MimeLimits::parts,
            DEFAULTS::withFieldOctets, MimeLimits::fieldOctets,
            DEFAULTS::withHeaderOctets, MimeLimits::headerOctets,
            DEFAULTS::withAddresses, MimeLimits::addresses,
            DEFAULTS::withSummaryOctets, MimeLimits::summaryOctets);
    settings.forEach(
        (change, limit) -> {
          int value = limit.applyAsInt(DEFAULTS) + 7;
          MimeLimits changed = change.apply(value);
          settings
              .values()
              .forEach(
                  other ->
                      assertThat(other.applyAsInt(changed))
                          .isEqualTo(other == limit ? value : other.applyAsInt(DEFAULTS)));
        });
    assertThat(DEFAULTS.withSegments(7).segments()).isEqualTo(7);
  }

  @Test
  void refusesLimitsThatLimitNothing() {
    assertThatThrownBy(() -> DEFAULTS.withDepth(201))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("depth: 201 (expected: 1 to 200)");
    assertThatThrownBy(() -> DEFAULTS.withParts(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withFieldOctets(1023))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withHeaderOctets(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withSegments(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withAddresses(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withSummaryOctets(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void summaryOfTheLargestDepthCanBeStored() {
    MessageSummary summary =
        Messages.summarize(
            Messages.octets("Content-Type: message/rfc822\r\n\r\n".repeat(300)),
            DEFAULTS.withDepth(200));

    assertThat(MessageSummary.decode(summary.encode())).contains(summary);
  }
}
