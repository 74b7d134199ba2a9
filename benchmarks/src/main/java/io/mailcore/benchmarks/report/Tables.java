package io.mailcore.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results as tables in Markdown, one a group: a line for each workload and server, the first
 * figure with its spread and its ratio to the reference, the others as medians.
 */
public final class Tables {

  private final Results results;

  /** Tables of these results. */
  public Tables(Results results) {
    this.results = results;
  }

  /** One table, without its heading. */
  public String table(String group) {
    List<Row> rows = results.rows().stream().filter(row -> row.group().equals(group)).toList();
    Set<Figure> figures = new LinkedHashSet<>();
    Map<List<String>, Map<Figure, Row>> lines = new LinkedHashMap<>();
    for (Row row : rows) {
      figures.add(row.figure());
      lines
          .computeIfAbsent(List.of(row.workload(), row.peer()), any -> new LinkedHashMap<>())
          .put(row.figure(), row);
    }
    String reference = results.groups().getOrDefault(group, "");
    List<String> heads = new ArrayList<>(List.of("", "server"));
    for (Figure figure : figures) {
      heads.add(figure.title());
      if (heads.size() == 3) {
        heads.add("spread");
        heads.add("× " + reference);
      }
    }
    StringBuilder table = new StringBuilder();
    line(table, heads);
    line(table, heads.stream().map(head -> "---").toList());
    String before = "";
    for (Map.Entry<List<String>, Map<Figure, Row>> entry : lines.entrySet()) {
      String workload = entry.getKey().get(0);
      List<String> cells = new ArrayList<>();
      cells.add(workload.equals(before) ? "" : workload);
      cells.add(entry.getKey().get(1));
      figures.forEach(figure -> add(cells, entry.getValue(), figure, reference));
      line(table, cells);
      before = workload;
    }
    return table.toString();
  }

  private void add(List<String> cells, Map<Figure, Row> measured, Figure figure, String reference) {
    boolean first = cells.size() == 2;
    Row row = measured.get(figure);
    if (row == null) {
      cells.addAll(first ? List.of("", "", "") : List.of(""));
      return;
    }
    cells.add(number(row.median()));
    if (first) {
      cells.add(number(row.least()) + " to " + number(row.most()));
      Optional<Row> other = results.find(row.group(), row.workload(), reference, figure);
      cells.add(other.map(to -> number(row.median() / to.median())).orElse(""));
    }
  }

  /** A number with three digits that mean something. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1000) {
      double step = Math.pow(10, Math.floor(Math.log10(size)) - 2);
      return String.format(Locale.ROOT, "%,.0f", Math.round(value / step) * step);
    }
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static void line(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
