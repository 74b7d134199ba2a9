package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** JVMs of this JDK. */
public final class Jvm {

  private Jvm() {}

  /** Runs a program to its end, and returns what it printed. */
  public static String output(int heapMegabytes, Class<?> main, List<String> arguments)
      throws IOException {
    return Processes.output(command(heapMegabytes, main, arguments));
  }

  /** How a program on the class path of this one is run. */
  static List<String> command(int heapMegabytes, Class<?> main, List<String> arguments) {
    List<String> command =
        command(
            heapMegabytes,
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
            System.getProperty("java.class.path"),
            main.getName());
    command.addAll(arguments);
    return command;
  }

  /** How any program is run. */
  static List<String> command(
      int heapMegabytes, List<String> options, String classPath, String main) {
    List<String> command = new ArrayList<>(List.of(tool("java"), "-Xmx" + heapMegabytes + "m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    return command;
  }

  /** Makes another JVM collect its garbage. */
  static void collect(long process) throws IOException {
    Processes.output(List.of(tool("jcmd"), String.valueOf(process), "GC.run"));
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
