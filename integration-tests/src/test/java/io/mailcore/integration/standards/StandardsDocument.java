package io.mailcore.integration.standards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables of {@code docs/standards.md}. */
final class StandardsDocument {

  private final List<String> lines;

  private StandardsDocument(List<String> lines) {
    this.lines = lines;
  }

  static StandardsDocument read() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    for (Path root = here; root != null; root = root.getParent()) {
      Path file = root.resolve("docs/standards.md");
      if (Files.exists(file)) {
        return new StandardsDocument(Files.readAllLines(file));
      }
    }
    throw new AssertionError("no docs/standards.md above " + here);
  }

  /** The rows of the table whose first column has this heading, heading row included. */
  private List<List<String>> table(String heading) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = cells(line);
      if (rows.isEmpty() ? !cells.isEmpty() && cells.get(0).equals(heading) : !cells.isEmpty()) {
        rows.add(cells);
      } else if (!rows.isEmpty()) {
        break;
      }
    }
    if (rows.size() < 3) {
      throw new AssertionError("no table that begins with " + heading);
    }
    rows.remove(1);
    return rows;
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  /** From the table of this name: for each state, what the rows say yes to. */
  Map<String, Set<String>> states(String heading) {
    List<List<String>> rows = table(heading);
    List<String> states = rows.get(0);
    Map<String, Set<String>> advertised = new LinkedHashMap<>();
    for (int column = 1; column < states.size(); column++) {
      Set<String> names = new TreeSet<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        if (row.get(column).equals("yes")) {
          names.add(bare(row.get(0)));
        } else if (!row.get(column).equals("-")) {
          throw new AssertionError("neither yes nor -: " + row);
        }
      }
      advertised.put(states.get(column), names);
    }
    return advertised;
  }

  /** The commands of a protocol. */
  Set<String> commands(String protocol) {
    List<String> row =
        table("Protocol").stream()
            .filter(cells -> cells.get(0).equals(protocol))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no commands of " + protocol));
    return words(row.get(1));
  }

  /** What the table of RFCs says is advertised, such as {@code EHLO SIZE}. */
  Set<String> advertisedByRfcs() {
    Set<String> all = new TreeSet<>();
    for (List<String> row : table("RFC").subList(1, table("RFC").size())) {
      if (!row.get(2).equals("-")) {
        all.addAll(words(row.get(2)));
      }
    }
    return all;
  }

  /** The modules that the table of RFCs names. */
  Set<String> modules() {
    Set<String> all = new TreeSet<>();
    table("RFC").stream().skip(1).forEach(row -> all.addAll(words(row.get(3))));
    return all;
  }

  /** Numbers of the RFCs, in the order of the table. */
  List<Integer> rfcs() {
    return table("RFC").stream()
        .skip(1)
        .map(row -> row.get(0))
        .map(cell -> Integer.valueOf(cell.substring(1, cell.indexOf(']'))))
        .toList();
  }

  private static Set<String> words(String cell) {
    Set<String> words = new TreeSet<>();
    for (String word : cell.split(", ")) {
      words.add(bare(word));
    }
    return words;
  }

  private static String bare(String code) {
    return code.replace("`", "").strip();
  }
}
