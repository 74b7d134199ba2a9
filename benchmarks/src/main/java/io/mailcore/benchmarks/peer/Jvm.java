package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of this JDK, on the class path of this one. */
public final class Jvm {

  private Jvm() {}

  /** Runs a program to its end, and returns what it printed. */
  public static String output(int heapMegabytes, Class<?> main, List<String> arguments)
      throws IOException {
    return Processes.output(command(heapMegabytes, main, arguments));
  }

  /** How a program is run. */
  static List<String> command(int heapMegabytes, Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    return command;
  }
}
