package io.mailcore.benchmarks.peer.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Runs one server. Arguments: its kind, a directory, whether it offers TLS. Prints its version, its
 * other processes and its ports, a line each; then answers {@code reset}, {@code heap} and {@code
 * close}.
 */
public final class ServerMain {

  private ServerMain() {}

  /** Serves until it is told to close, or its input ends. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    boolean tls = Boolean.parseBoolean(arguments[2]);
    try (Served served = start(arguments[0], directory, tls)) {
      System.out.println(served.version());
      System.out.println(
          served.processes().stream().map(String::valueOf).collect(Collectors.joining(" ")));
      System.out.println(
          served.ports().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(" ")));
      answer(served);
    }
    System.out.println("closed");
    System.exit(0);
  }

  private static Served start(String kind, Path directory, boolean tls) throws Exception {
    return switch (kind) {
      case "greenmail" -> new GreenMailServer();
      case "subetha" -> new SubEthaServer(directory, tls);
      default -> MailcoreServer.start(kind, directory, tls);
    };
  }

  private static void answer(Served served) throws Exception {
    BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String question = questions.readLine();
    while (question != null && !question.equals("close")) {
      if (question.equals("reset")) {
        served.reset();
      }
      System.gc();
      System.out.println(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      question = questions.readLine();
    }
  }
}
