package io.mailcore.benchmarks.suite;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * What the suite was asked for.
 *
 * @param effort how long things are measured
 * @param only which tables, by a pattern in their titles
 * @param keep whether the results become those that later runs are compared with
 */
record Arguments(Effort effort, Pattern only, boolean keep) {

  /** What may be asked for. */
  static final String USAGE =
      """
      usage: benchmarks/run [--short] [--only PATTERN] [--rounds N] [--millis N] [--keep]
        --short     fewer things, each for a shorter time, compared with the results that are kept
        --only      tables with this in their titles
        --rounds    how often each thing is measured: 5 times unless said otherwise, 3 with --short
        --millis    how long each time
        --keep      keep the results in benchmarks/results for later runs to be compared with, and
                    without --short write them into docs/performance.md, after each table; with
                    --only those of other tables stay""";

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException if one isn't known, or its value is missing or wrong
   */
  static Arguments parse(List<String> words) {
    Effort effort = words.contains("--short") ? Effort.SHORT : Effort.FULL;
    int rounds = effort.rounds();
    Duration run = effort.run();
    Pattern only = Pattern.compile("");
    boolean keep = false;
    Iterator<String> next = words.iterator();
    try {
      while (next.hasNext()) {
        String word = next.next();
        switch (word) {
          case "--short" -> {}
          case "--keep" -> keep = true;
          case "--only" -> only = Pattern.compile(next.next());
          case "--rounds" -> rounds = Integer.parseInt(next.next());
          case "--millis" -> run = Duration.ofMillis(Integer.parseInt(next.next()));
          default -> throw new IllegalArgumentException("unknown: " + word);
        }
      }
    } catch (NoSuchElementException e) {
      throw new IllegalArgumentException("a value is missing", e);
    }
    if (rounds < 1 || run.isNegative() || run.isZero()) {
      throw new IllegalArgumentException("--rounds and --millis: 1 or more");
    }
    return new Arguments(new Effort(rounds, run, effort.warmUp(), effort.small()), only, keep);
  }

  /** {@code short} or {@code full}. */
  String mode() {
    return effort.small() ? "short" : "full";
  }
}
