package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.Places;
import io.mailcore.benchmarks.report.Comparison;
import io.mailcore.benchmarks.report.Page;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures everything, and shows it. */
public final class Suite {

  private static final Path KEPT = Path.of("benchmarks/results");
  private static final Path PAGE = Path.of("docs/performance.md");
  private static final Path PICTURES = Path.of("docs/performance");

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
    all.addAll(ImapExperiments.all());
    all.add(Pop3Experiments.experiment());
    all.add(LargeMessages.experiment());
    all.add(new IdleConnections());
    all.add(new StartTime());
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
    show(results);
  }

  private void show(Results results) throws IOException {
    Page page = new Page(results, Goals.all());
    System.out.println("\n" + page.goals());
    Path kept = KEPT.resolve(arguments.mode() + ".tsv");
    if (Files.exists(kept)) {
      List<String> worse = Comparison.worse(Results.read(kept), results);
      System.out.println("Worse by more than 1.3 than in " + kept + ": " + worse.size());
      worse.forEach(System.out::println);
    }
    if (arguments.keep()) {
      results.write(kept);
      if (!arguments.effort().small()) {
        page.write(PAGE, PICTURES);
      }
    }
  }

  private void run(Experiment experiment, Path directory, Results results) throws Exception {
    Path own = Places.make(directory, "e");
    experiment.run(arguments.effort(), own, results);
    if (results.groups().containsKey(experiment.title())) {
      System.out.println("\n## " + experiment.title() + "\n");
      System.out.println(new Tables(results).table(experiment.title()));
    }
    Places.delete(own);
  }
}
