package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Places;
import io.mailcore.benchmarks.report.Comparison;
import io.mailcore.benchmarks.report.Page;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures everything, and shows it. */
public final class Suite {

  private static final Path KEPT = Path.of("benchmarks/results");
  private static final Path PAGE = Path.of("docs/performance.md");

  private final Arguments arguments;
  private final List<Experiment> experiments = experiments();
  private final Results results = new Results();
  private final Keeping keeping;
  private boolean failed;

  private Suite(Arguments arguments) throws IOException {
    this.arguments = arguments;
    keeping =
        new Keeping(
            kept(),
            experiments.stream().map(Experiment::title).toList(),
            arguments.effort().small() ? Optional.empty() : Optional.of(PAGE));
  }

  /** Measures; see {@link Arguments#USAGE}. */
  public static void main(String[] words) throws Exception {
    try {
      Suite suite = new Suite(Arguments.parse(List.of(words)));
      suite.run();
      System.exit(suite.failed ? 1 : 0);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Arguments.USAGE);
      System.exit(2);
    }
  }

  /** All experiments, in the order of the tables. */
  private static List<Experiment> experiments() {
    List<Experiment> all = new ArrayList<>();
    all.addAll(SmtpExperiments.all());
    all.addAll(ImapExperiments.all());
    all.add(Pop3Experiments.experiment());
    all.addAll(LargeMessages.all());
    all.add(new IdleConnections());
    all.add(new StartTime());
    return all;
  }

  private void run() throws Exception {
    long begin = System.nanoTime();
    Path directory = Places.make(Path.of("benchmarks/target").toAbsolutePath(), "suite");
    try {
      Machine.describe(results, directory);
      for (Experiment experiment : experiments) {
        if (arguments.only().matcher(experiment.title()).find()) {
          run(experiment, directory);
        }
      }
    } finally {
      Places.delete(directory);
    }
    long seconds = seconds(begin);
    boolean whole = arguments.only().pattern().isEmpty() && !failed;
    if (whole) {
      results.fact("took", seconds + " s");
    }
    if (whole && arguments.keep()) {
      keeping.writeAlone(results);
    }
    results.facts().forEach((name, value) -> System.out.println(name + ": " + value));
    compare();
    System.out.println("took " + seconds + " s");
  }

  /** One that fails doesn't take the others with it, but it fails the run. */
  private void run(Experiment experiment, Path directory) throws Exception {
    String title = experiment.title();
    long begin = System.nanoTime();
    Path own = Places.make(directory, "e");
    try {
      experiment.run(arguments.effort(), own, results);
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      failed = true;
      results.leftOut(title, "what isn't there", Entrant.reason(e));
    } finally {
      Places.delete(own);
    }
    if (results.groups().containsKey(title)) {
      String took =
          String.format(Locale.ROOT, "%d s on %s", seconds(begin), LocalDate.now(ZoneOffset.UTC));
      results.fact("took: " + title, took);
      System.out.println("\n## " + title + "\n\n" + new Tables(results).table(title));
      System.out.println("took " + took);
      if (arguments.keep()) {
        keeping.write(results);
      }
    }
  }

  private void compare() {
    System.out.println("\n" + new Page(results, Goals.all()).goals());
    if (keeping.before().isPresent()) {
      List<String> worse = Comparison.worse(keeping.before().get(), results);
      System.out.println("Worse by more than 1.3 than in " + kept() + ": " + worse.size());
      worse.forEach(System.out::println);
    }
  }

  private Path kept() {
    return KEPT.resolve(arguments.mode() + ".tsv");
  }

  private static long seconds(long begin) {
    return Math.round((System.nanoTime() - begin) / 1e9);
  }
}
