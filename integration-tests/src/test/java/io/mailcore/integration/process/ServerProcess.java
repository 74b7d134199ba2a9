package io.mailcore.integration.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM with {@link ServerMain} or another main class of these tests. What it says on standard
 * error goes to the test's. Ended by its own process id, at the latest with this JVM.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAX_UNREAD_LINES = 10_000;
  private static final String ENDED = "(ended)";

  private final Process process;
  private final Writer control;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_UNREAD_LINES);
  private final Map<String, Integer> ports = new HashMap<>();

  private ServerProcess(Process process) {
    this.process = process;
    this.control = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "server-process-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param jvmOptions such as {@code -Xmx96m}
   */
  public static ServerProcess start(
      Stores store, Path directory, long maxMessageSize, String... jvmOptions) {
    return startServer(
        ServerMain.class,
        List.of(jvmOptions),
        store.name(),
        directory.toString(),
        Long.toString(maxMessageSize));
  }

  /** Starts a server by a main class that says so when it is ready, and waits for that. */
  public static ServerProcess startServer(Class<?> main, List<String> jvmOptions, String... args) {
    ServerProcess started = run(main, jvmOptions, args);
    String ready = started.nextLine();
    if (!ready.startsWith("ready ")) {
      started.kill();
      throw new AssertionError("the server said: " + ready);
    }
    for (String word : ready.substring("ready ".length()).split(" ")) {
      int equals = word.indexOf('=');
      started.ports.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
    }
    return started;
  }

  /** Runs a main class of the test class path. */
  public static ServerProcess run(Class<?> main, List<String> jvmOptions, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(List.of(args));
    try {
      return new ServerProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    String real = System.getProperty("surefire.real.class.path");
    String given = System.getProperty("surefire.test.class.path", real);
    return given == null ? System.getProperty("java.class.path") : given;
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException killed) {
      // The process is gone, in the middle of a line: what it said before stays readable.
      lines.add("(killed: " + killed.getMessage() + ")");
    } finally {
      lines.add(ENDED);
    }
  }

  /** The next line that the process says. */
  public String nextLine() {
    try {
      String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw new AssertionError("the process says nothing; alive: " + process.isAlive());
      }
      if (line.equals(ENDED)) {
        lines.add(ENDED);
        throw new AssertionError("the process has ended");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Gives a command to the main class and reads its answer. */
  public String ask(String command) {
    try {
      control.write(command + "\n");
      control.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nextLine();
  }

  /** The port of the listener of this name. */
  public int port(String listener) {
    Integer port = ports.get(listener);
    if (port == null) {
      throw new AssertionError(listener + ": not among " + ports.keySet());
    }
    return port;
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits until the process has ended by itself. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("process " + process.pid() + " doesn't end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Tells the server to stop, and kills it if it can't. */
  @Override
  public void close() {
    if (!process.isAlive()) {
      return;
    }
    try {
      String answer = ask("stop");
      if (!answer.equals("stopped")) {
        throw new AssertionError("stop: " + answer);
      }
      awaitEnd();
    } finally {
      process.destroyForcibly();
    }
  }
}
