package io.mailcore.benchmarks.suite;

import java.time.Duration;

/**
 * How long things are measured.
 *
 * @param rounds how often each is measured, in turn with the others
 * @param run how long one measurement takes
 * @param warmUp how long a server is loaded before it is measured the first time
 * @param small whether only that is measured which a short run has time for
 */
public record Effort(int rounds, Duration run, Duration warmUp, boolean small) {

  /** What the tables are made with. */
  public static final Effort FULL =
      new Effort(5, Duration.ofMillis(800), Duration.ofSeconds(15), false);

  /** For a look whether something got worse. */
  public static final Effort SHORT =
      new Effort(3, Duration.ofMillis(250), Duration.ofSeconds(2), true);
}
