package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.LoadResult;
import io.mailcore.benchmarks.report.Figure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of a workload gave.
 *
 * @param count how many things were done, by which the server's processor time is divided
 * @param seconds how long they took
 * @param figures what was measured, the most important first
 */
public record Outcome(long count, double seconds, Map<Figure, Double> figures) {

  private static final double MILLISECONDS = 1000;

  /** Rate, latencies, and the clients' processor time. */
  public static Outcome of(LoadResult result) {
    Map<Figure, Double> figures = new LinkedHashMap<>();
    figures.put(Figure.RATE, result.count() / result.seconds());
    figures.put(Figure.P50, result.latencies().milliseconds(0.5));
    figures.put(Figure.P99, result.latencies().milliseconds(0.99));
    figures.put(
        Figure.CLIENT_CPU, result.clientCpuSeconds() * MILLISECONDS / Math.max(1, result.count()));
    return new Outcome(result.count(), result.seconds(), figures);
  }
}
