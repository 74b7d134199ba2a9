package io.mailcore.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Starting and ending servers. */
final class Processes {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  // What still runs when this program is ended from outside would run for ever.
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Processes::end)));
  }

  private Processes() {}

  /** Starts a process, which ends with this program at the latest. */
  static Process start(ProcessBuilder program) throws IOException {
    Process process = program.start();
    RUNNING.add(process);
    return process;
  }

  /**
   * Starts a program and waits until it listens.
   *
   * @param output where what it says goes
   */
  static Process start(Path output, Collection<Integer> ports, String... command)
      throws IOException {
    Process process =
        start(
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()));
    try {
      for (int port : ports) {
        awaitListening(port, process);
      }
    } catch (IOException e) {
      end(process);
      throw e;
    }
    return process;
  }

  /** A port that is free now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end and returns what it said. */
  static String output(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).trim();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.toString(), e);
    }
    return said;
  }

  /** Waits until somebody listens. */
  static void awaitListening(int port, Process process) throws IOException {
    await(
        "nobody listens on " + port,
        () -> {
          if (!process.isAlive()) {
            return true;
          }
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
    if (!process.isAlive()) {
      throw new IOException("it ended with " + process.exitValue());
    }
  }

  /** Waits until something holds. */
  static void await(String otherwise, BooleanSupplier condition) throws IOException {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException(otherwise);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Ends a process, and what it has started if it doesn't do that itself. */
  static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    RUNNING.remove(process);
  }

  /** Whether a program is there. */
  static boolean has(String program) {
    return Files.isExecutable(Path.of(program));
  }
}
