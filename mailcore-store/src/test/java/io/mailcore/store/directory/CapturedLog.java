package io.mailcore.store.directory;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is logged between its making and its close. */
public final class CapturedLog implements AutoCloseable {

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  /** Begins. */
  public CapturedLog() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  /** All of it so far. */
  public String text() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
