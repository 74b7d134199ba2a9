package io.mailcore.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  @TempDir Path directory;

  @Test
  void takesMedianAndSpread() {
    Samples samples = new Samples();
    for (double value : new double[] {5, 1, 9, 3}) {
      samples.add(Map.of(Figure.RATE, value));
    }
    assertThat(samples.rows("table", "16 sessions", "one"))
        .containsExactly(new Row("table", "16 sessions", "one", Figure.RATE, 4, 1, 9));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Results results = results();
    Path file = directory.resolve("kept/short.tsv");
    results.write(file);
    Results read = Results.read(file);
    assertThat(read.rows()).isEqualTo(results.rows());
    assertThat(read.facts()).isEqualTo(results.facts());
    assertThat(read.groups()).isEqualTo(results.groups());
  }

  @Test
  void standsOverOlderResults() {
    Row again = new Row("table", "16 sessions", "one", Figure.RATE, 1, 1, 1);
    Row added = new Row("table", "64 sessions", "one", Figure.RATE, 1, 1, 1);
    Results now = new Results();
    now.group("table", "other");
    now.add(List.of(again, added));
    Results all = now.over(results(), List.of());
    Row other = new Row("table", "16 sessions", "other", Figure.RATE, 500, 400, 600);
    assertThat(all.rows()).containsExactly(again, other, added);
    assertThat(all.facts()).containsOnlyKeys("system");
  }

  @Test
  void leavesOtherTablesAsTheyWere() {
    Row row = new Row("first", "16 sessions", "one", Figure.RATE, 1, 1, 1);
    Results now = new Results();
    now.group("first", "other");
    now.add(List.of(row));
    Results older = results();
    older.group("gone", "other");
    Results all = now.over(older, List.of("first", "table"));
    assertThat(all.groups()).containsOnlyKeys("first", "table", "gone");
    assertThat(all.groups().keySet()).startsWith("first", "table");
    assertThat(all.rows()).startsWith(row).containsAll(older.rows()).hasSize(4);
    assertThat(all.facts()).isEqualTo(older.facts());
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Path file = Files.writeString(directory.resolve("other"), "a\tb\n");
    assertThatThrownBy(() -> Results.read(file)).hasMessage("no result: a\tb");
  }

  @Test
  void showsRatiosToTheReference() {
    assertThat(new Tables(results()).table("table"))
        .isEqualTo(
            """
            |  | server | rate, /s | spread | × other | CPU, ms |
            | --- | --- | --- | --- | --- | --- |
            | 16 sessions | one | 1,230 | 1,000 to 2,000 | 2.47 | 0.250 |
            |  | other | 500 | 400 to 600 | 1.00 |  |
            """);
  }

  static Results results() {
    Results results = new Results();
    results.fact("system", "Linux: some");
    results.leftOut("table", "third", "it isn't here");
    results.group("table", "other");
    results.add(
        List.of(
            new Row("table", "16 sessions", "one", Figure.RATE, 1234, 1000, 2000),
            new Row("table", "16 sessions", "one", Figure.CPU, 0.25, 0.25, 0.25),
            new Row("table", "16 sessions", "other", Figure.RATE, 500, 400, 600)));
    return results;
  }
}
