package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.report.Results;
import java.nio.file.Path;

/** What fills one table. */
public interface Experiment {

  /** The table's heading. */
  String title();

  /**
   * Measures.
   *
   * @param directory for files, removed afterwards
   * @param results where the rows go
   */
  void run(Effort effort, Path directory, Results results) throws Exception;
}
