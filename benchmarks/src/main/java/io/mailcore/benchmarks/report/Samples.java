package io.mailcore.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rounds of one workload on one server gave. */
public final class Samples {

  private final Map<Figure, List<Double>> values = new LinkedHashMap<>();

  /** What one round gave. */
  public void add(Map<Figure, Double> round) {
    round.forEach(
        (figure, value) -> values.computeIfAbsent(figure, any -> new ArrayList<>()).add(value));
  }

  /** The median and the spread of each figure. */
  public List<Row> rows(String group, String workload, String peer) {
    List<Row> rows = new ArrayList<>();
    values.forEach(
        (figure, all) -> {
          Collections.sort(all);
          double median = (all.get((all.size() - 1) / 2) + all.get(all.size() / 2)) / 2;
          rows.add(
              new Row(group, workload, peer, figure, median, all.get(0), all.get(all.size() - 1)));
        });
    return rows;
  }
}
