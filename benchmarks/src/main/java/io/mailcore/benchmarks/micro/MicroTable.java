package io.mailcore.benchmarks.micro;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as a Markdown table. */
final class MicroTable {

  private static final String BEGIN = "<!-- micro -->";
  private static final String END = "<!-- /micro -->";
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private MicroTable() {}

  static String of(Collection<RunResult> results) {
    Map<String, String> rows = new TreeMap<>();
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      String octets =
          Optional.ofNullable(result.getSecondaryResults().get(ALLOCATION))
              .map(allocation -> number(allocation.getScore()))
              .orElse("");
      rows.put(
          name(result),
          String.format(
              Locale.ROOT,
              "| %s | %s | ± %s | %s |%n",
              name(result),
              number(time.getScore()),
              number(time.getScoreError()),
              octets));
    }
    return "| benchmark | ns/op | error (99.9 %) | B/op |\n|---|--:|--:|--:|\n"
        + String.join("", rows.values());
  }

  private static String name(RunResult result) {
    String[] parts = result.getParams().getBenchmark().split("\\.");
    String name = parts[parts.length - 2].replace("Benchmark", "") + "." + parts[parts.length - 1];
    StringBuilder whole = new StringBuilder(name);
    for (String key : result.getParams().getParamsKeys()) {
      whole.append(' ').append(key).append('=').append(result.getParams().getParam(key));
    }
    return whole.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  /** The document with the table between its marks; as it is if it has none. */
  static String into(String document, String table) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    return begin < 0 || end < begin
        ? document
        : document.substring(0, begin + BEGIN.length()) + "\n" + table + document.substring(end);
  }
}
