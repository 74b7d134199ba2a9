package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Places;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures everything, and shows it. */
public final class Suite {

  private static final Path KEPT = Path.of("benchmarks/results");

  private final Arguments arguments;

  private Suite(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Measures; see {@link Arguments#USAGE}. */
  public static void main(String[] words) throws Exception {
    try {
      new Suite(Arguments.parse(List.of(words))).run();
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
    return all;
  }

  private void run() throws Exception {
    long begin = System.nanoTime();
    Path directory = Places.make(Path.of("benchmarks/target").toAbsolutePath(), "suite");
    Results results = new Results();
    try {
      Machine.describe(results, directory);
      for (Experiment experiment : experiments()) {
        if (arguments.only().matcher(experiment.title()).find()) {
          run(experiment, directory, results);
        }
      }
    } finally {
      Places.delete(directory);
    }
    long minutes = Math.round((System.nanoTime() - begin) / 60e9);
    results.fact("time", minutes + " min for " + arguments.mode());
    results.facts().forEach((name, value) -> System.out.println(name + ": " + value));
    if (arguments.keep()) {
      results.write(KEPT.resolve(arguments.mode() + ".tsv"));
    }
  }

  private void run(Experiment experiment, Path directory, Results results) throws Exception {
    System.out.println("\n## " + experiment.title() + "\n");
    Path own = Places.make(directory, "e");
    experiment.run(arguments.effort(), own, results);
    System.out.println(new Tables(results).table(experiment.title()));
    Places.delete(own);
  }
}
