package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Puts messages into INBOX over some IMAP connections at once.
 *
 * @param connections how many
 */
public record AppendLoad(int connections) {

  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final int KINDS = 100;
  private static final double NANOS = 1e9;

  /**
   * Appends.
   *
   * @param account whose INBOX
   * @param time how long messages are begun; those begun are finished
   * @param most how many messages at most
   */
  public LoadResult run(int port, int account, Duration time, long most) throws IOException {
    byte[][] messages = new byte[KINDS][];
    for (int number = 0; number < KINDS; number++) {
      messages[number] = SampleMail.message(number);
    }
    return run(port, account, new Budget(time, most, connections), n -> messages[n % KINDS]);
  }

  /** Puts so many messages into an INBOX, each another one. */
  public LoadResult fill(int port, int account, int count) throws IOException {
    Duration time = Duration.ofHours(1);
    return run(port, account, new Budget(time, count, connections), SampleMail::message);
  }

  private LoadResult run(int port, int account, Budget budget, Messages messages)
      throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Run run = new Run(budget, messages);
    try (Reactor reactor = new Reactor()) {
      for (int i = 0; i < connections; i++) {
        ImapConnection.open(reactor, port, account, ready -> budget.ready(() -> run.next(ready)));
      }
      reactor.run(() -> run.ended == connections, SILENCE);
    }
    return new LoadResult(
        run.latencies.count(),
        budget.seconds(),
        run.latencies,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS);
  }

  /** What is appended. */
  @FunctionalInterface
  private interface Messages {
    byte[] of(int number);
  }

  /** What all connections share. */
  private static final class Run {

    private final Budget budget;
    private final Messages messages;
    private final Latencies latencies = new Latencies();
    private int ended;

    Run(Budget budget, Messages messages) {
      this.budget = budget;
      this.messages = messages;
    }

    void next(ImapConnection connection) throws IOException {
      if (!budget.another()) {
        ended++;
        return;
      }
      byte[] message = messages.of((int) budget.started());
      long begin = System.nanoTime();
      connection.append(
          "INBOX",
          message,
          done -> {
            latencies.add(System.nanoTime() - begin);
            next(done);
          });
    }
  }
}
