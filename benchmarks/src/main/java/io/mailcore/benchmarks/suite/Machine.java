package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.report.Results;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Where a run of the suite took place. */
final class Machine {

  private Machine() {}

  /** Adds what is known about it. */
  static void describe(Results results, Path directory) throws IOException {
    results.fact("date", LocalDate.now(ZoneOffset.UTC).toString());
    results.fact(
        "processors",
        Runtime.getRuntime().availableProcessors() + " × " + value("/proc/cpuinfo", "model name"));
    results.fact("memory", value("/proc/meminfo", "MemTotal"));
    results.fact("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    results.fact("file system", Files.getFileStore(directory).type());
    results.fact(
        "JDK",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    results.fact(
        "load before",
        String.format(
            Locale.ROOT,
            "%.1f",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
  }

  private static String value(String file, String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(file));
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("unknown");
  }
}
