package io.mailcore.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {

  private static final List<String> TITLES = List.of("first", "second");

  @TempDir Path directory;

  @Test
  void keepsWhatARunDidNotComeTo() throws IOException {
    keeping().writeAlone(results(1, "first", "second"));
    keeping().write(results(2, "first"));
    assertThat(Results.read(file()).rows()).containsExactly(row("first", 2), row("second", 1));
  }

  @Test
  void keepsNothingElseOfAWholeRun() throws IOException {
    keeping().writeAlone(results(1, "first", "second"));
    keeping().writeAlone(results(2, "second"));
    assertThat(Results.read(file()).rows()).containsExactly(row("second", 2));
  }

  @Test
  void remembersWhatWasKeptBefore() throws IOException {
    assertThat(keeping().before()).isEmpty();
    keeping().writeAlone(results(1, "first"));
    Keeping keeping = keeping();
    keeping.write(results(2, "first"));
    assertThat(keeping.before().orElseThrow().rows()).containsExactly(row("first", 1));
  }

  @Test
  void showsThemOnThePage() throws IOException {
    Path page = directory.resolve("page.md");
    Files.writeString(
        page,
        "<!-- measured: benchmarks/run writes what follows -->\n<!-- end of what was measured -->");
    new Keeping(file(), TITLES, Optional.of(page)).write(results(7, "first"));
    assertThat(page).content().contains("### first").contains("| 7.00 |");
  }

  private Keeping keeping() throws IOException {
    return new Keeping(file(), TITLES, Optional.empty());
  }

  private Path file() {
    return directory.resolve("kept.tsv");
  }

  private static Results results(double rate, String... titles) {
    Results results = new Results();
    for (String title : titles) {
      results.group(title, "one");
      results.add(List.of(row(title, rate)));
    }
    return results;
  }

  private static Row row(String title, double rate) {
    return new Row(title, "all", "one", Figure.RATE, rate, rate, rate);
  }
}
