package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An IMAP connection that does one thing after another. Used by one thread. */
public final class ImapSession implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofMinutes(3);

  private final Reactor reactor = new Reactor();
  private final List<String> untagged = new ArrayList<>();
  private final ImapConnection connection;
  private boolean answered;

  private ImapSession(int port, int account) throws IOException {
    connection =
        ImapConnection.open(
            reactor, port, account, ImapConnection.FEW, untagged::add, any -> answered = true);
    await();
  }

  /** Connects and logs in. */
  public static ImapSession open(int port, int account) throws IOException {
    return new ImapSession(port, account);
  }

  /**
   * Sends a command and waits until it is done.
   *
   * @return how long that took, in nanoseconds
   * @throws IOException if it can't be done
   */
  public long ask(String command) throws IOException {
    untagged.clear();
    answered = false;
    long begin = System.nanoTime();
    connection.command(command, any -> answered = true);
    await();
    return System.nanoTime() - begin;
  }

  /** How many untagged responses the last command had. */
  public long responses() {
    return connection.responses();
  }

  /** How many messages the mailbox has, as SELECT has said. */
  public int exists() {
    return untagged.stream()
        .filter(line -> line.endsWith(" EXISTS"))
        .mapToInt(line -> Integer.parseInt(line.split(" ")[1]))
        .findFirst()
        .orElse(0);
  }

  /**
   * What follows a word in the responses to the last command.
   *
   * @throws IOException if it isn't there
   */
  public String code(String word) throws IOException {
    return untagged.stream()
        .filter(line -> line.contains(word + " "))
        .map(line -> line.substring(line.indexOf(word) + word.length() + 1).split("[] )]")[0])
        .findFirst()
        .orElseThrow(() -> new IOException("no " + word + " in " + untagged));
  }

  private void await() throws IOException {
    reactor.run(() -> answered, SILENCE);
  }

  @Override
  public void close() throws IOException {
    reactor.close();
  }
}
