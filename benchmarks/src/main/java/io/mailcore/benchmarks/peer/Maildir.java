package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Locale;

/**
 * A Maildir that is filled behind its server's back, in less time than through the server.
 *
 * @param directory with {@code cur}, {@code new} and {@code tmp}
 * @param owner of the files
 */
public record Maildir(Path directory, UserPrincipal owner) {

  private static final long FIRST_SECOND = 1_750_000_000;

  /** One with its directories, which may be there already. */
  static Maildir make(Path directory, UserPrincipal owner) throws IOException {
    for (String part : new String[] {"", "cur", "new", "tmp"}) {
      Files.setOwner(Files.createDirectories(directory.resolve(part)), owner);
    }
    return new Maildir(directory, owner);
  }

  /**
   * Puts a message into it that has no flags.
   *
   * @param number another one for each message; a larger one gets a larger UID
   * @param message with CRLF at the ends of its lines, which is how it is stored
   */
  public void add(int number, byte[] message) throws IOException {
    // The sizes are in the name as the server itself writes them.
    String name =
        String.format(
            Locale.ROOT,
            "%d.M%06dP1.bench,S=%d,W=%d:2,",
            FIRST_SECOND + number,
            number,
            message.length,
            message.length);
    Files.setOwner(Files.write(directory.resolve("cur").resolve(name), message), owner);
  }
}
