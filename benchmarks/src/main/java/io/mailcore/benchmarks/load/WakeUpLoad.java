package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.benchmarks.peer.PeerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * How long sessions in IDLE wait for EXISTS after a message was accepted: after the 250 of SMTP, or
 * the OK of APPEND. The next message comes when all sessions know of the last.
 *
 * @param watchers how many sessions are in IDLE in the same INBOX
 */
public record WakeUpLoad(int watchers) {

  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final double NANOS = 1e9;

  /** Messages come over SMTP. */
  public LoadResult overSmtp(int smtp, int imap, int account, Duration time) throws IOException {
    return run(imap, account, time, (reactor, run) -> reactor.connect(smtp, new Sender(run)));
  }

  /** Messages come by APPEND. */
  public LoadResult byAppend(int imap, int account, Duration time) throws IOException {
    return run(
        imap,
        account,
        time,
        (reactor, run) ->
            ImapConnection.open(
                reactor, imap, account, ready -> run.ready(() -> append(ready, run))));
  }

  private static void append(ImapConnection connection, Run run) throws IOException {
    connection.append("INBOX", run.message(), done -> run.accepted());
  }

  private LoadResult run(int imap, int account, Duration time, Opening sender) throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Run run = new Run(new Budget(time, Long.MAX_VALUE, 1), account, watchers);
    try (Reactor reactor = new Reactor()) {
      int[] idle = {0};
      for (int i = 0; i < watchers; i++) {
        ImapConnection.open(
            reactor,
            imap,
            account,
            Integer.MAX_VALUE,
            run::told,
            ready -> ready.command("SELECT INBOX", in -> in.command("IDLE", any -> idle[0]++)));
      }
      reactor.run(() -> idle[0] == watchers, SILENCE);
      run.watching = true;
      sender.open(reactor, run);
      reactor.run(run::next, SILENCE);
    }
    return new LoadResult(
        run.latencies.count(),
        run.budget.seconds(),
        run.latencies,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS);
  }

  /** Opens the connection that messages come from. */
  @FunctionalInterface
  private interface Opening {
    void open(Reactor reactor, Run run) throws IOException;
  }

  /** What has become of the message at hand. */
  private static final class Run {

    private final Budget budget;
    private final int account;
    private final int watchers;
    private final Latencies latencies = new Latencies();
    private Budget.Step send = () -> {};
    private boolean watching;
    private boolean ready;
    private boolean sending;
    private int number;
    private long accepted;
    private int told;

    Run(Budget budget, int account, int watchers) {
      this.budget = budget;
      this.account = account;
      this.watchers = watchers;
    }

    void ready(Budget.Step sender) throws IOException {
      send = sender;
      budget.ready(() -> ready = true);
    }

    byte[] message() {
      return SampleMail.message(number++);
    }

    void accepted() {
      accepted = System.nanoTime();
      for (int early = 0; early < told; early++) {
        latencies.add(0);
      }
    }

    void told(String line) {
      if (watching && line.endsWith(" EXISTS")) {
        told++;
        if (accepted > 0) {
          latencies.add(System.nanoTime() - accepted);
        }
      }
    }

    /** Sends the next message if it's time; says whether there are no more. */
    boolean next() {
      if (!ready || (sending && (accepted == 0 || told < watchers))) {
        return false;
      }
      sending = budget.another();
      accepted = 0;
      told = 0;
      if (sending) {
        try {
          send.go();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return !sending;
    }
  }

  /** Sends mail over SMTP when it is told to. */
  private static final class Sender implements Conversation {

    private final Run run;
    private boolean greeted;
    private boolean known;
    private boolean content;

    Sender(Run run) {
      this.run = run;
    }

    @Override
    public void received(Link link, ByteBuffer in) throws IOException {
      for (String line = Lines.next(in); line != null; line = Lines.next(in)) {
        if (line.charAt(0) > '3') {
          throw new IOException(line);
        }
        if (line.length() == 3 || line.charAt(3) == ' ') {
          answered(link, line);
        }
      }
    }

    private void answered(Link link, String line) throws IOException {
      if (!greeted) {
        greeted = true;
        link.command("EHLO load.test");
      } else if (!known) {
        known = true;
        run.ready(() -> begin(link));
      } else if (line.startsWith("354")) {
        link.send(ByteBuffer.wrap(run.message()), ByteBuffer.wrap(".\r\n".getBytes(US_ASCII)));
        content = true;
      } else if (content) {
        content = false;
        run.accepted();
      }
    }

    private void begin(Link link) throws IOException {
      link.command("MAIL FROM:<load@sender.test>");
      link.command("RCPT TO:<" + PeerSettings.address(run.account) + ">");
      link.command("DATA");
    }
  }
}
