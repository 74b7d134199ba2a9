package io.mailcore.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What got worse since results were kept, told by the ratio to another server, which was measured
 * in the same run each time, so that another machine or another day don't matter much.
 */
public final class Comparison {

  private static final double WORSE = 1.3;
  private static final Set<String> FIGURES =
      Set.of(Figure.RATE.name(), Figure.TIME.name(), Figure.CPU.name(), Figure.MEMORY.name());

  private Comparison() {}

  /** A sentence for each figure that got more than 1.3 times worse. */
  public static List<String> worse(Results kept, Results now) {
    List<String> sentences = new ArrayList<>();
    for (Row row : now.rows()) {
      String reference = now.groups().getOrDefault(row.group(), "");
      if (row.peer().startsWith("mailcore") && FIGURES.contains(row.figure().name())) {
        OptionalDouble before = ratio(kept, row, reference);
        OptionalDouble after = ratio(now, row, reference);
        if (before.isPresent() && after.isPresent()) {
          double factor =
              row.figure().moreIsBetter()
                  ? before.getAsDouble() / after.getAsDouble()
                  : after.getAsDouble() / before.getAsDouble();
          if (factor > WORSE) {
            sentences.add(sentence(row, reference, before.getAsDouble(), after.getAsDouble()));
          }
        }
      }
    }
    return sentences;
  }

  private static OptionalDouble ratio(Results results, Row row, String reference) {
    if (row.peer().equals(reference)) {
      return OptionalDouble.empty();
    }
    Optional<Row> own = results.find(row.group(), row.workload(), row.peer(), row.figure());
    Optional<Row> other = results.find(row.group(), row.workload(), reference, row.figure());
    if (own.isEmpty() || other.isEmpty() || !(other.get().median() > 0)) {
      return OptionalDouble.empty();
    }
    double ratio = own.get().median() / other.get().median();
    return ratio > 0 ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  private static String sentence(Row row, String reference, double before, double after) {
    return String.format(
        Locale.ROOT,
        "%s; %s; %s: %s was %s × %s, is %s ×",
        row.group(),
        row.workload(),
        row.peer(),
        row.figure().name(),
        Tables.number(before),
        reference,
        Tables.number(after));
  }
}
