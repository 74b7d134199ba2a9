package io.mailcore.integration.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The system calls of a running process and all its threads, as strace writes them down. */
final class Strace implements AutoCloseable {

  private static final String CALLS =
      "trace=fsync,fdatasync,msync,write,writev,pwrite64,pwritev,sendto,sendmsg";
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final Path output;

  private Strace(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Whether there is a strace on this machine. */
  static boolean isThere() {
    try {
      Process process = new ProcessBuilder("strace", "-V").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Begins to trace; returns once it does. */
  static Strace attach(long pid, Path output) throws IOException {
    Process process =
        new ProcessBuilder(
                "strace",
                "-f",
                "-y",
                "-s",
                "500",
                "-e",
                CALLS,
                "-e",
                "signal=none",
                "-o",
                output.toString(),
                "-p",
                Long.toString(pid))
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (line == null || !line.contains("attached")) {
      process.destroy();
      throw new IOException("strace said: " + line);
    }
    Thread drain = new Thread(() -> said.lines().forEach(ignored -> {}), "strace-output");
    drain.setDaemon(true);
    drain.start();
    return new Strace(process, output);
  }

  /** Ends the tracing; what was seen, in order. */
  List<String> finish() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("strace doesn't end");
    }
    return Files.readAllLines(output, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
