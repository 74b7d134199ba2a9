package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars of Apache James, which Maven fetches when they are first needed. They aren't on this
 * program's class path, since they are of other versions.
 */
final class JamesLibraries {

  private static final Path POM = Path.of("benchmarks/james/pom.xml");
  private static final Path TARGET = Path.of("benchmarks/target");
  private static final Path JARS = TARGET.resolve("james-lib");
  private static final String APPLICATION = "james-server-memory-app-";
  private static final String END = ".jar";

  private JamesLibraries() {}

  /** Has them ready; says why they can't be had, or nothing. */
  static Optional<String> missing() {
    try {
      if (!areFresh()) {
        fetch();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("Maven doesn't resolve it: " + firstError(e));
    }
  }

  /** As a class path. */
  static String classPath() {
    return JARS.toAbsolutePath() + "/*";
  }

  /** As the application's jar says. */
  static String version() throws IOException {
    PathMatcher application = FileSystems.getDefault().getPathMatcher("glob:" + APPLICATION + "*");
    try (Stream<Path> jars = Files.list(JARS)) {
      String name =
          jars.map(Path::getFileName)
              .filter(application::matches)
              .findFirst()
              .orElseThrow(() -> new IOException("no application in " + JARS))
              .toString();
      return name.substring(APPLICATION.length(), name.length() - END.length());
    }
  }

  private static boolean areFresh() throws IOException {
    return Files.isDirectory(JARS)
        && Files.getLastModifiedTime(JARS).compareTo(Files.getLastModifiedTime(POM)) > 0;
  }

  /** Fetches them into another directory first, so that half of them is never taken for all. */
  private static void fetch() throws IOException {
    Path fetched = Places.make(TARGET.toAbsolutePath(), "james-new");
    try {
      Processes.output(
          List.of(
              "mvn",
              "-q",
              "-B",
              "-f",
              POM.toString(),
              "dependency:copy-dependencies",
              "-DincludeScope=runtime",
              "-DoutputDirectory=" + fetched));
      if (Files.exists(JARS)) {
        Places.delete(JARS);
      }
      Files.move(fetched, JARS);
    } finally {
      if (Files.exists(fetched)) {
        Places.delete(fetched);
      }
    }
  }

  private static String firstError(IOException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> line.contains("ERROR"))
        .findFirst()
        .orElse(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
        .trim();
  }
}
