package io.mailcore.integration.concurrency;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes the log of this JVM, which goes to standard error, and passes it on. */
final class Log implements AutoCloseable {

  /** What a database server says itself is none of the mail server's errors. */
  private static final String DATABASE_SERVER = " ch.vorburger.exec.";

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  private Log() {}

  static Log take() {
    Log log = new Log();
    System.setErr(new PrintStream(log.both(), true, StandardCharsets.UTF_8));
    return log;
  }

  private OutputStream both() {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        taken.write(octet);
        before.write(octet);
      }

      @Override
      public void write(byte[] octets, int from, int length) {
        taken.write(octets, from, length);
        before.write(octets, from, length);
      }
    };
  }

  /** The lines at level ERROR: something that the server didn't foresee, or a leak. */
  List<String> errors() {
    return taken
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(" ERROR ") && !line.contains(DATABASE_SERVER))
        .toList();
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
