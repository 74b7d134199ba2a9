package io.mailcore.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this package and writes what one operation takes and allocates, as a
 * Markdown table, to {@code benchmarks/target/micro.md} and to {@code docs/performance.md} between
 * its marks, if it is there. Arguments: {@code --short} for a few short iterations, then regular
 * expressions that choose benchmarks; a choice changes no documents.
 */
public final class Micro {

  private static final Path REPORT = Path.of("benchmarks", "target", "micro.md");
  private static final Path DOCUMENT = Path.of("docs", "performance.md");

  private Micro() {}

  /** Measures, prints and writes. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<String> chosen = new ArrayList<>(Arrays.asList(arguments));
    boolean brief = chosen.remove("--short");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
            .forks(brief ? 1 : 2)
            .warmupIterations(brief ? 2 : 5)
            .warmupTime(TimeValue.milliseconds(brief ? 300 : 1000))
            .measurementIterations(brief ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(brief ? 300 : 1000));
    boolean all = chosen.isEmpty();
    if (all) {
      chosen.add(Micro.class.getPackageName().replace(".", "\\.") + "\\..*");
    }
    chosen.forEach(options::include);
    String table = MicroTable.of(new Runner(options.build()).run());
    System.out.println();
    System.out.println(table);
    Files.createDirectories(REPORT.toAbsolutePath().getParent());
    Files.writeString(REPORT, table);
    if (all && Files.exists(DOCUMENT)) {
      Files.writeString(DOCUMENT, MicroTable.into(Files.readString(DOCUMENT), table));
    }
  }
}
