package io.mailcore.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The page of the documentation that shows the results, between two marks. */
public final class Page {

  private static final String BEGIN = "<!-- measured: benchmarks/run writes what follows -->";
  private static final String END = "<!-- end of what was measured -->";

  private final Results results;
  private final List<Goal> goals;

  /** A page of these results. */
  public Page(Results results, List<Goal> goals) {
    this.results = results;
    this.goals = goals;
  }

  /**
   * Replaces what is between the marks, and draws the pictures.
   *
   * @param pictures a directory beside the page
   * @throws IOException if the page can't be written, or has no marks
   */
  public void write(Path page, Path pictures) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + ": the marks are missing");
    }
    String measured = measured(pictures);
    Files.writeString(
        page, text.substring(0, begin) + BEGIN + "\n\n" + measured + text.substring(end));
  }

  private String measured(Path pictures) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(goals());
    Tables tables = new Tables(results);
    Charts charts = new Charts(results);
    for (String group : results.groups().keySet()) {
      text.append("### ").append(group).append("\n\n").append(tables.table(group)).append('\n');
      Optional<String> picture = charts.draw(group, pictures);
      picture.ifPresent(
          name ->
              text.append("![" + group + "](")
                  .append(pictures.getFileName())
                  .append('/')
                  .append(name)
                  .append(")\n\n"));
    }
    text.append("### The run\n\n| | |\n| --- | --- |\n");
    results.facts().forEach((name, value) -> text.append("| " + name + " | " + value + " |\n"));
    return text.append('\n').toString();
  }

  /** The goals that were measured, as a table. */
  public String goals() {
    StringBuilder text = new StringBuilder();
    for (Goal goal : goals) {
      goal.reached(results)
          .ifPresent(
              reached ->
                  text.append("| " + goal.sentence())
                      .append(" | " + Tables.number(reached))
                      .append(goal.isMet(reached) ? " | met |\n" : " | **not met** |\n"));
    }
    return text.isEmpty()
        ? ""
        : "### Goals\n\n| goal | reached | |\n| --- | --- | --- |\n" + text + "\n";
  }
}
