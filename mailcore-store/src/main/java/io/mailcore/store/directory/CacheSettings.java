package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much a cache holds and how long its answers are good. Immutable.
 *
 * @param most the most answers of each sort, 1 to 1,000,000
 * @param life how long "yes" is good, up to a day
 * @param negativeLife how long "no" is good, up to {@code life}
 */
public record CacheSettings(int most, Duration life, Duration negativeLife) {

  /** 10,000 answers, a minute for "yes" and 10 seconds for "no". */
  public static final CacheSettings DEFAULT =
      new CacheSettings(10_000, Duration.ofSeconds(60), Duration.ofSeconds(10));

  private static final int MOST = 1_000_000;

  public CacheSettings {
    requireNonNull(life, "life");
    requireNonNull(negativeLife, "negativeLife");
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("most: " + most + " (expected: 1 to " + MOST + ")");
    }
    if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("life: " + life + " (expected: up to a day)");
    }
    if (negativeLife.isNegative() || negativeLife.compareTo(life) > 0) {
      throw new IllegalArgumentException(
          "negativeLife: " + negativeLife + " (expected: up to " + life + ")");
    }
  }

  /** These settings with room for another number of answers. */
  public CacheSettings withMost(int answers) {
    return new CacheSettings(answers, life, negativeLife);
  }

  /** These settings with other lives. */
  public CacheSettings withLife(Duration yes, Duration no) {
    return new CacheSettings(most, yes, no);
  }
}
