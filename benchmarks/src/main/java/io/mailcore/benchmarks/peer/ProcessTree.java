package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a tree of processes has used, as Linux tells below {@code /proc}. */
final class ProcessTree {

  private static final double TICKS_PER_SECOND = 100;
  private static final Pattern MEMORY =
      Pattern.compile("^Rss(Anon|File|Shmem):\\s+(\\d+) kB$", Pattern.MULTILINE);
  private static final Pattern THREADS = Pattern.compile("^Threads:\\s+(\\d+)$", Pattern.MULTILINE);

  private ProcessTree() {}

  /** The sum over processes and all their children. */
  static Usage usage(Collection<Long> roots) {
    double seconds = 0;
    long own = 0;
    long shared = 0;
    int threads = 0;
    for (long process : withChildren(roots)) {
      seconds += cpuSeconds(read(process, "stat"));
      String status = read(process, "status");
      threads += threads(status);
      long[] memory = memory(status);
      own += memory[0];
      shared = Math.max(shared, memory[1]);
    }
    return new Usage(seconds, own + shared, threads);
  }

  /**
   * User and system time of a process and of its children that have ended and were waited for: the
   * fields 14 to 17 of its {@code stat}, behind a name in parentheses that may hold spaces.
   */
  static double cpuSeconds(String stat) {
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return 0;
    }
    List<String> fields = List.of(stat.substring(name + 2).trim().split(" "));
    long ticks = 0;
    for (String field : fields.subList(11, 15)) {
      ticks += Long.parseLong(field);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** The octets that a process has for itself, and those that it may share. */
  static long[] memory(String status) {
    long[] octets = new long[2];
    Matcher line = MEMORY.matcher(status);
    while (line.find()) {
      octets[line.group(1).equals("Anon") ? 0 : 1] += Long.parseLong(line.group(2)) << 10;
    }
    return octets;
  }

  private static int threads(String status) {
    Matcher line = THREADS.matcher(status);
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private static Set<Long> withChildren(Collection<Long> roots) {
    Set<Long> found = new HashSet<>();
    Deque<Long> next = new ArrayDeque<>(roots);
    while (!next.isEmpty()) {
      long process = next.pop();
      if (found.add(process)) {
        next.addAll(children(process));
      }
    }
    return found;
  }

  private static List<Long> children(long process) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
      return threads
          .map(thread -> read(thread.resolve("children")))
          .flatMap(line -> Stream.of(line.trim().split(" ")))
          .filter(number -> !number.isEmpty())
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      return List.of(); // It has ended.
    }
  }

  private static String read(long process, String file) {
    return read(Path.of("/proc/" + process).resolve(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // It has ended.
    }
  }
}
