package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.report.Page;
import io.mailcore.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The results that are kept. They are written behind each table, so that a run that is ended has
 * kept what it measured until then.
 */
final class Keeping {

  private final Path file;
  private final List<String> titles;
  private final Optional<Results> before;
  private final Optional<Path> page;

  /**
   * Reads what is kept.
   *
   * @param file where
   * @param titles of all tables, in order
   * @param page shows the results too, with pictures in a directory of the same name beside it
   * @throws IOException if it is there and can't be read
   */
  Keeping(Path file, List<String> titles, Optional<Path> page) throws IOException {
    this.file = file;
    this.titles = titles;
    this.page = page;
    before = Files.exists(file) ? Optional.of(Results.read(file)) : Optional.empty();
  }

  /** What was kept when this was made. */
  Optional<Results> before() {
    return before;
  }

  /** Keeps what a run has found until now, in place of what was kept of the same. */
  void write(Results now) throws IOException {
    writeAlone(before.map(older -> now.over(older, titles)).orElse(now));
  }

  /** Keeps what a run has found and nothing else: it was whole. */
  void writeAlone(Results results) throws IOException {
    results.write(file);
    if (page.isPresent()) {
      String name = String.valueOf(page.get().getFileName()).replaceFirst("\\.md$", "");
      new Page(results, Goals.all()).write(page.get(), page.get().resolveSibling(name));
    }
  }
}
