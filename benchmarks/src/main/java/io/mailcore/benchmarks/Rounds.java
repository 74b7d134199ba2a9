package io.mailcore.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures several things in turn, A B C A B C, so that what the machine does meanwhile hits all
 * alike, and prints the median, smallest and largest of each.
 */
final class Rounds {

  private final String unit;
  private final Map<String, Measured> things = new LinkedHashMap<>();

  /** Does something once and says how much of the unit that was. */
  @FunctionalInterface
  interface Measured {
    double once() throws Exception;
  }

  Rounds(String unit) {
    this.unit = unit;
  }

  /** One thing more to measure. */
  Rounds with(String name, Measured thing) {
    things.put(name, thing);
    return this;
  }

  /**
   * Measures.
   *
   * @param warmUps rounds that aren't counted
   * @param rounds those that are, 1 or more
   * @return the medians by name
   */
  Map<String, Double> run(int warmUps, int rounds) throws Exception {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = -warmUps; round < rounds; round++) {
      for (Map.Entry<String, Measured> thing : things.entrySet()) {
        double figure = thing.getValue().once();
        if (round >= 0) {
          figures.computeIfAbsent(thing.getKey(), name -> new ArrayList<>()).add(figure);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    System.out.printf(Locale.ROOT, "%-48s %10s %10s %10s  %s%n", "", "median", "min", "max", unit);
    figures.forEach(
        (name, all) -> {
          Collections.sort(all);
          medians.put(name, all.get(rounds / 2));
          System.out.printf(
              Locale.ROOT,
              "%-48s %10.2f %10.2f %10.2f%n",
              name,
              all.get(rounds / 2),
              all.get(0),
              all.get(rounds - 1));
        });
    return medians;
  }
}
