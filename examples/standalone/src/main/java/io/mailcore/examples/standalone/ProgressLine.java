package io.mailcore.examples.standalone;

import io.mailcore.store.archive.ArchiveListener;
import io.mailcore.store.archive.ArchiveProblem;
import io.mailcore.store.archive.ArchiveProgress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how an import or export goes: a bar that moves if people look at a terminal, else a line
 * every few seconds.
 */
final class ProgressLine implements ArchiveListener {

  private static final int BAR = 20;
  private static final int WIDTH = 79;
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long FILE_NANOS = 5_000_000_000L;

  private final PrintStream err;
  private final boolean terminal;
  private long shown;
  private boolean open;

  ProgressLine(PrintStream err) {
    this(err, isTerminal());
  }

  // From Java 22 on there is a console even where there is no terminal, and it can be asked.
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  ProgressLine(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
    this.shown = System.nanoTime() - FILE_NANOS;
  }

  @Override
  public void progress(ArchiveProgress progress) {
    long now = System.nanoTime();
    if (now - shown < (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
      return;
    }
    shown = now;
    if (terminal) {
      String line = bar(progress) + " " + text(progress);
      // The last column stays free: some terminals begin a new line behind it.
      err.printf(Locale.ROOT, "\r%-" + WIDTH + "." + WIDTH + "s", line);
      err.flush();
      open = true;
    } else {
      err.println(text(progress));
    }
  }

  private static String text(ArchiveProgress progress) {
    String total =
        progress.totalMessages().isPresent() ? " of " + progress.totalMessages().getAsLong() : "";
    return String.format(
        Locale.ROOT,
        "%s: %d%s messages, %.1f MB",
        progress.mailbox(),
        progress.messages(),
        total,
        progress.octets() / 1e6);
  }

  private static String bar(ArchiveProgress progress) {
    double part = 0;
    if (progress.totalMessages().orElse(0) > 0) {
      part = (double) progress.messages() / progress.totalMessages().getAsLong();
    } else if (progress.totalOctets().orElse(0) > 0) {
      part = (double) progress.octets() / progress.totalOctets().getAsLong();
    }
    int full = (int) Math.round(Math.min(part, 1) * BAR);
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
  }

  @Override
  public void problem(ArchiveProblem problem) {
    end();
    err.println("mailcore: " + problem);
  }

  /** Ends a line that has been begun. */
  void end() {
    if (open) {
      err.println();
      open = false;
    }
  }
}
