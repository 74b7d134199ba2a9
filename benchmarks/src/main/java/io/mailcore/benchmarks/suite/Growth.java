package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How many times as long it takes to ask for 100,000 messages as for 10,000, drawn from the tables
 * of both where the same run has measured them.
 */
final class Growth implements Experiment {

  /** Its table. */
  static final String TITLE = "IMAP, 100,000 messages beside 10,000";

  /** What there are goals for. */
  static final List<String> QUESTIONS = List.of("FETCH FLAGS", "FETCH ENVELOPE", "SEARCH SUBJECT");

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public void run(Effort effort, Path directory, Results results) {
    for (Row more : List.copyOf(results.rows())) {
      if (more.group().equals(ImapExperiments.HUNDRED_THOUSAND)
          && more.figure().equals(Figure.TIME)) {
        Optional<Row> fewer =
            results.find(ImapExperiments.TEN_THOUSAND, more.workload(), more.peer(), more.figure());
        if (fewer.isPresent()) {
          results.group(TITLE, Peers.DOVECOT.name());
          results.add(List.of(growth(fewer.get(), more)));
        }
      }
    }
  }

  /** What may at most and at least have been behind it is the spread. */
  private static Row growth(Row fewer, Row more) {
    return new Row(
        TITLE,
        more.workload(),
        more.peer(),
        Figure.GROWTH,
        more.median() / fewer.median(),
        more.least() / fewer.most(),
        more.most() / fewer.least());
  }
}
