package io.mailcore.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/**
 * What a figure ought to be.
 *
 * @param row where the figure is found: group, workload, peer
 * @param figure the figure
 * @param other the server whose figure it is divided by; empty for the figure itself
 * @param bound the least it ought to be where more is better, else the most
 */
public record Goal(Place row, Figure figure, Optional<String> other, double bound) {

  /**
   * Where figures are found.
   *
   * @param group the table
   * @param workload what was done
   * @param peer which server did it
   */
  public record Place(String group, String workload, String peer) {}

  /** A goal that is a ratio to another server in the same run. */
  public static Goal ratio(Place row, Figure figure, String other, double bound) {
    return new Goal(row, figure, Optional.of(other), bound);
  }

  /** A goal in the figure's own unit. */
  public static Goal of(Place row, Figure figure, double bound) {
    return new Goal(row, figure, Optional.empty(), bound);
  }

  /** What was reached; empty if it wasn't measured. */
  public Optional<Double> reached(Results results) {
    Optional<Double> own =
        results.find(row.group(), row.workload(), row.peer(), figure).map(Row::median);
    if (other.isEmpty()) {
      return own;
    }
    Optional<Double> its =
        results.find(row.group(), row.workload(), other.get(), figure).map(Row::median);
    return own.flatMap(value -> its.filter(by -> by > 0).map(by -> value / by));
  }

  /** Whether that is enough. */
  public boolean isMet(double reached) {
    return figure.moreIsBetter() ? reached >= bound : reached <= bound;
  }

  /** What is asked for, in words. */
  public String sentence() {
    String most = figure.moreIsBetter() ? "at least" : "at most";
    String amount =
        other
            .map(name -> String.format(Locale.ROOT, "%.2g × %s", bound, name))
            .orElse(Tables.number(bound) + " " + figure.unit());
    return String.format(
        Locale.ROOT,
        "%s; %s; %s: %s %s %s",
        row.group(),
        row.workload(),
        row.peer(),
        figure.name(),
        most,
        amount);
  }
}
