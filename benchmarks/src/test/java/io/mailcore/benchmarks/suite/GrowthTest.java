package io.mailcore.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {

  @TempDir Path directory;

  @Test
  void dividesTheTimesOfBothTables() {
    Results results = new Results();
    results.add(
        List.of(
            time(ImapExperiments.TEN_THOUSAND, "one", 10, 8, 16),
            time(ImapExperiments.HUNDRED_THOUSAND, "one", 110, 96, 120)));
    new Growth().run(Effort.FULL, directory, results);
    assertThat(results.rows())
        .contains(new Row(Growth.TITLE, "FETCH FLAGS", "one", Figure.GROWTH, 11, 6, 15));
  }

  @Test
  void saysNothingOfWhatOnlyOneTableHas() {
    Results results = new Results();
    results.add(List.of(time(ImapExperiments.HUNDRED_THOUSAND, "one", 110, 96, 120)));
    new Growth().run(Effort.FULL, directory, results);
    assertThat(results.groups()).isEmpty();
    assertThat(results.rows()).hasSize(1);
  }

  private static Row time(String table, String peer, double median, double least, double most) {
    return new Row(table, "FETCH FLAGS", peer, Figure.TIME, median, least, most);
  }
}
