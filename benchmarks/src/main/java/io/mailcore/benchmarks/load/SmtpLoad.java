package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Sends mail over some sessions at once.
 *
 * @param sessions how many
 * @param message what is sent
 * @param connectionEach whether each message has a connection of its own, which its latency then
 *     includes
 * @param pipelined whether MAIL, RCPT and DATA go together (RFC 2920)
 * @param tls whether STARTTLS comes first
 */
public record SmtpLoad(
    int sessions, SmtpMessage message, boolean connectionEach, boolean pipelined, boolean tls) {

  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final long MOST_OCTETS = 160L << 20;
  private static final double NANOS = 1e9;

  /** Sessions that send many messages each, without pipelining or TLS. */
  public static SmtpLoad of(int sessions, long messageOctets) {
    return new SmtpLoad(sessions, SmtpMessage.of(messageOctets), false, false, false);
  }

  /** The same with a connection for each message. */
  public SmtpLoad withConnectionEach() {
    return new SmtpLoad(sessions, message, true, pipelined, tls);
  }

  /** The same with pipelining. */
  public SmtpLoad withPipelining() {
    return new SmtpLoad(sessions, message, connectionEach, true, tls);
  }

  /** The same behind STARTTLS. */
  public SmtpLoad withTls() {
    return new SmtpLoad(sessions, message, connectionEach, pipelined, true);
  }

  /**
   * Sends.
   *
   * @param time how long messages are begun, fewer where they would be 160 MiB together; those
   *     begun are finished
   */
  public LoadResult run(int port, Duration time) throws IOException {
    return run(port, time, Math.max(1, MOST_OCTETS / message.size()));
  }

  /** The same with another limit on the number of messages. */
  public LoadResult run(int port, Duration time, long most) throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Latencies latencies = new Latencies();
    Budget budget = new Budget(time, most, sessions);
    int[] ended = {0};
    try (Reactor reactor = new Reactor()) {
      for (int session = 0; session < sessions; session++) {
        SmtpSession.open(this, reactor, port, budget, latencies, () -> ended[0]++);
      }
      reactor.run(() -> ended[0] == sessions, SILENCE);
    }
    if (latencies.count() == 0) {
      throw new IOException("no message was sent");
    }
    return new LoadResult(
        latencies.count(),
        budget.seconds(),
        latencies,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS);
  }
}
