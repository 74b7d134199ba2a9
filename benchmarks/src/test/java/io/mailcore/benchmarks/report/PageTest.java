package io.mailcore.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.benchmarks.report.Goal.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private static final String BEGIN = "<!-- measured: benchmarks/run writes what follows -->";
  private static final String END = "<!-- end of what was measured -->";
  private static final Place ROW = new Place("sessions", "16 sessions", "one");

  @TempDir Path directory;

  @Test
  void replacesOnlyWhatIsBetweenTheMarks() throws IOException {
    Path file = Files.writeString(directory.resolve("page.md"), page("before", "after"));
    page(List.of()).write(file, directory.resolve("pictures"));
    String first = Files.readString(file);
    assertThat(first).startsWith("before\n" + BEGIN).endsWith(END + "\nafter\n");
    assertThat(first).contains("### sessions").contains("](pictures/sessions.svg)");
    page(List.of()).write(file, directory.resolve("pictures"));
    assertThat(file).hasContent(first);
  }

  @Test
  void refusesAPageWithoutMarks() throws IOException {
    Path file = Files.writeString(directory.resolve("page.md"), "text");
    assertThatThrownBy(() -> page(List.of()).write(file, directory))
        .hasMessageContaining("the marks are missing");
  }

  @Test
  void drawsWhatIsNumbered() throws IOException {
    assertThat(new Charts(results()).draw("sessions", directory)).hasValue("sessions.svg");
    assertThat(directory.resolve("sessions.svg")).content().contains("<svg");
  }

  @Test
  void drawsNothingOfTablesWithoutNumbers() throws IOException {
    Results results = new Results();
    results.add(List.of(new Row("ways", "pipelined", "one", Figure.RATE, 1, 1, 1)));
    assertThat(new Charts(results).draw("ways", directory)).isEmpty();
  }

  @Test
  void saysWhichGoalsAreMet() {
    Goal met = Goal.ratio(ROW, Figure.RATE, "other", 1.5);
    Goal notMet = Goal.of(ROW, Figure.RATE, 5000);
    Goal notMeasured = Goal.of(ROW, Figure.CPU, 1);
    assertThat(page(List.of(met, notMet, notMeasured)).goals())
        .contains("one: rate at least 1.5 × other | 2.00 | met |")
        .contains("one: rate at least 5,000 /s | 3,200 | **not met** |")
        .doesNotContain("CPU");
  }

  private static Page page(List<Goal> goals) {
    return new Page(results(), goals);
  }

  private static String page(String before, String after) {
    return before + "\n" + BEGIN + "\nold\n" + END + "\n" + after + "\n";
  }

  private static Results results() {
    Results results = new Results();
    results.group("sessions", "other");
    for (int sessions : new int[] {1, 4, 16}) {
      String workload = sessions + " sessions";
      double rate = sessions * 100;
      results.add(
          List.of(
              new Row("sessions", workload, "one", Figure.RATE, 2 * rate, rate, 3 * rate),
              new Row("sessions", workload, "other", Figure.RATE, rate, rate, rate)));
    }
    return results;
  }
}
