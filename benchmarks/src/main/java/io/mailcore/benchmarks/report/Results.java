package io.mailcore.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run of the suite found. Kept as a text file: lines {@code # name: value} about the
 * run, {@code > group: reference} for each table, and a line with tabs for each {@link Row}.
 */
public final class Results {

  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Something about the run: the machine, a version, what was left out. */
  public void fact(String name, String value) {
    facts.put(name, value);
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

  /** Writes the file. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    facts.forEach((name, value) -> lines.add("# " + name + ": " + value));
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
        String[] fact = line.substring(2).split(": ", 2);
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
