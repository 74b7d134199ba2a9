package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LingeringTest {

  private static final long MILLI = 1_000_000;
  private static final long BEGUN = -3 * MILLI;
  private static final long ENDED = BEGUN + 4 * MILLI;

  private final Lingering lingering = new Lingering();

  @Test
  void expectsAllWhoWereThereForAPartOfTheTime() {
    lingering.ended(8, BEGUN, ENDED);
    assertThat(lingering.expected(ENDED)).isEqualTo(8);
    assertThat(lingering.until() - ENDED).isEqualTo(MILLI);
  }

  @Test
  void neverWaitsLong() {
    lingering.ended(8, BEGUN, BEGUN + 3_600_000 * MILLI);
    assertThat(lingering.until() - (BEGUN + 3_600_000 * MILLI)).isEqualTo(2 * MILLI);
  }

  @Test
  void expectsNobodyAfterARest() {
    lingering.ended(8, BEGUN, ENDED);
    assertThat(lingering.expected(ENDED + MILLI)).isZero();
  }

  @Test
  void expectsNobodyBeforeTheFirstBatch() {
    assertThat(lingering.expected(1)).isZero();
  }

  @Test
  void waitsLessAndLessOftenWhereNobodyComes() {
    lingering.ended(8, BEGUN, ENDED);
    int waits = 0;
    for (int batch = 0; batch < 1000; batch++) {
      if (lingering.expected(ENDED) > 0) {
        waits++;
        lingering.waited(false);
      }
    }
    assertThat(waits).isBetween(15, 25);
  }

  @Test
  void waitsEveryTimeAgainOnceSomebodyCame() {
    lingering.ended(8, BEGUN, ENDED);
    for (int batch = 0; batch < 200; batch++) {
      if (lingering.expected(ENDED) > 0) {
        lingering.waited(false);
      }
    }
    int skipped = 0;
    while (lingering.expected(ENDED) == 0) {
      skipped++;
    }
    assertThat(skipped).isLessThanOrEqualTo(64);
    lingering.waited(true);
    assertThat(lingering.expected(ENDED)).isEqualTo(8);
  }
}
