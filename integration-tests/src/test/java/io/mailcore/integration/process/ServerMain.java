package io.mailcore.integration.process;

import io.mailcore.net.MailServer;
import io.mailcore.spi.store.MailStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A server as a process of its own: {@code STORE DIRECTORY MAX_MESSAGE_SIZE}. Says {@code ready}
 * with its ports, then obeys one command a line of its standard input, and ends with it: a test
 * that dies takes it along.
 */
public final class ServerMain {

  private static final int COLLECTIONS = 4;

  private ServerMain() {}

  /** Runs until standard input ends or says {@code stop}. */
  public static void main(String[] args) throws IOException {
    try (MailStore store = Stores.valueOf(args[0]).open(Path.of(args[1]))) {
      serve(TestServer.builder(store).maxMessageSize(Long.parseLong(args[2])), store);
    }
    out().println("stopped");
  }

  static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  /** Runs a server over {@code store} until it is told to stop. */
  static void serve(MailServer.Builder builder, MailStore store) throws IOException {
    PrintStream out = out();
    try (TestServer server = TestServer.start(builder)) {
      out.println(
          "ready "
              + server.server().addresses().entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue().getPort())
                  .collect(Collectors.joining(" ")));
      obey(out, store);
    }
  }

  private static void obey(PrintStream out, MailStore store) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "check" -> out.println(check(store));
        case "heap" -> out.println(usedHeap());
        case "threads" -> out.println(ManagementFactory.getThreadMXBean().getThreadCount());
        case "stop" -> {
          return;
        }
        default -> out.println("unknown: " + line);
      }
    }
  }

  /** What doesn't fit in the store of Ann's and Bob's mail, {@code []} if all is well. */
  private static String check(MailStore store) {
    return CountedMail.differences(store, List.of(TestServer.ANN, TestServer.BOB))
        .toString()
        .replace('\n', ' ');
  }

  /** What is reachable, in octets: the least of a few looks, each after a collection. */
  private static long usedHeap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
      least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
