package io.mailcore.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run of the suite found. Kept as a text file: lines {@code # name value} about the run,
 * {@code > group reference} for each table, and one for each {@link Row}, all with tabs between.
 */
public final class Results {

  private static final String LEFT_OUT = "left out of ";

  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Something about the run: the machine, a version, what was left out. */
  public void fact(String name, String value) {
    facts.put(name, value);
  }

  /**
   * Something that wasn't measured.
   *
   * @param group the table it is missed in
   * @param what a server, or more
   * @param reason why, on one line
   */
  public void leftOut(String group, String what, String reason) {
    fact(LEFT_OUT + group + ": " + what, reason);
  }

  /** A table, and the server that the others are compared with. */
  public void group(String name, String reference) {
    references.put(name, reference);
  }

  /** More that was measured. */
  public void add(List<Row> more) {
    rows.addAll(more);
  }

  /** What is known about the run. */
  public Map<String, String> facts() {
    return facts;
  }

  /** The tables in their order, each with its reference. */
  public Map<String, String> groups() {
    return references;
  }

  /** Everything that was measured, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** What a figure was. */
  public Optional<Row> find(String group, String workload, String peer, Figure figure) {
    return rows.stream()
        .filter(row -> row.group().equals(group) && row.workload().equals(workload))
        .filter(row -> row.peer().equals(peer) && row.figure().equals(figure))
        .findFirst();
  }

  /**
   * These results, and what older ones have beside them: other tables, and in the same tables other
   * workloads and servers.
   *
   * @param order the tables in their order, others behind them
   */
  public Results over(Results older, List<String> order) {
    Results all = new Results();
    older.facts.forEach(
        (name, value) -> {
          boolean isOfThese =
              references.keySet().stream()
                  .anyMatch(group -> name.startsWith(LEFT_OUT + group + ": "));
          if (!isOfThese) {
            all.fact(name, value);
          }
        });
    all.facts.putAll(facts);
    Map<String, String> groups = new LinkedHashMap<>(older.references);
    groups.putAll(references);
    List<String> titles = new ArrayList<>(groups.keySet());
    titles.sort(Comparator.comparingInt(title -> place(order, title)));
    for (String title : titles) {
      all.group(title, groups.getOrDefault(title, ""));
      all.add(rowsOver(older, title));
    }
    return all;
  }

  private static int place(List<String> order, String title) {
    int place = order.indexOf(title);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  /** Older rows stand behind the others of their workload. */
  private List<Row> rowsOver(Results older, String title) {
    List<Row> all =
        new ArrayList<>(rows.stream().filter(row -> row.group().equals(title)).toList());
    List<Row> mine = List.copyOf(all);
    for (Row row : older.rows) {
      if (row.group().equals(title) && mine.stream().noneMatch(row::isOfTheSame)) {
        int at = all.size();
        while (at > 0 && !all.get(at - 1).workload().equals(row.workload())) {
          at--;
        }
        all.add(at == 0 ? all.size() : at, row);
      }
    }
    return all;
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    facts.forEach((name, value) -> lines.add("# " + name + "\t" + value));
    references.forEach((group, reference) -> lines.add("> " + group + "\t" + reference));
    for (Row row : rows) {
      Figure figure = row.figure();
      lines.add(
          String.join(
              "\t",
              row.group(),
              row.workload(),
              row.peer(),
              figure.name(),
              figure.unit(),
              figure.moreIsBetter() ? "more" : "less",
              number(row.median()),
              number(row.least()),
              number(row.most())));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  /**
   * Reads such a file.
   *
   * @throws IOException if it can't be read, or a line is of another form
   */
  public static Results read(Path file) throws IOException {
    Results results = new Results();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("# ")) {
        String[] fact = line.substring(2).split("\t", 2);
        results.fact(fact[0], fact[1]);
      } else if (line.startsWith("> ")) {
        String[] group = line.substring(2).split("\t", 2);
        results.group(group[0], group[1]);
      } else {
        results.rows.add(row(line));
      }
    }
    return results;
  }

  private static Row row(String line) throws IOException {
    String[] field = line.split("\t");
    if (field.length != 9) {
      throw new IOException("no result: " + line);
    }
    return new Row(
        field[0],
        field[1],
        field[2],
        new Figure(field[3], field[4], field[5].equals("more")),
        Double.parseDouble(field[6]),
        Double.parseDouble(field[7]),
        Double.parseDouble(field[8]));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }
}
