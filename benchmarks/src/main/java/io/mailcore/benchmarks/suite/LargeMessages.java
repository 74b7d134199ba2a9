package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.ImapClient;
import io.mailcore.benchmarks.load.SmtpLoad;
import io.mailcore.benchmarks.load.SmtpMessage;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.benchmarks.report.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One very large message, in and out, with a small heap. The servers that hold a message in memory
 * can't take part.
 */
final class LargeMessages {

  /** The table of one that is as large as that gets. */
  static final String LARGER = "A message of 1 GiB, heap 96 MiB";

  /** Into an INBOX. */
  static final String IN = "in over IMAP";

  /** Out of an INBOX. */
  static final String OUT = "out over IMAP";

  private static final int HEAP = 96;
  private static final int ROUNDS = 2;
  private static final long MEBIBYTE = 1 << 20;
  private static final SmtpMessage LARGE_MESSAGE = SmtpMessage.of(200 * MEBIBYTE);
  private static final SmtpMessage LARGER_MESSAGE = SmtpMessage.of(1024 * MEBIBYTE);
  private static final OneTransfer SEND =
      new OneTransfer("in over SMTP", LARGE_MESSAGE, Service.SMTP, false, LargeMessages::send);

  private LargeMessages() {}

  static List<Experiment> all() {
    return List.of(
        new PeerExperiment(
            "A message of 200 MiB, heap 96 MiB",
            Peers.POSTFIX,
            HEAP,
            false,
            List.of(Peers.H2, Peers.POSTGRESQL, Peers.POSTFIX, Peers.DOVECOT),
            List.of(SEND, append(LARGE_MESSAGE), fetch(LARGE_MESSAGE))),
        new PeerExperiment(
            LARGER,
            Peers.DOVECOT,
            HEAP,
            false,
            List.of(Peers.H2, Peers.DOVECOT),
            List.of(append(LARGER_MESSAGE), fetch(LARGER_MESSAGE))));
  }

  private static Workload append(SmtpMessage message) {
    return new OneTransfer(IN, message, Service.IMAP, false, LargeMessages::append);
  }

  private static Workload fetch(SmtpMessage message) {
    return new OneTransfer(OUT, message, Service.IMAP, true, LargeMessages::fetch);
  }

  private static void send(int port, SmtpMessage message) throws IOException {
    new SmtpLoad(1, message, false, false, false).run(port, Duration.ofMinutes(1), 1);
  }

  private static void append(int port, SmtpMessage message) throws IOException {
    try (ImapClient client = ImapClient.open(port, 0)) {
      client.append(message);
    }
  }

  private static void fetch(int port, SmtpMessage message) throws IOException {
    try (ImapClient client = ImapClient.open(port, 0)) {
      client.command("SELECT INBOX");
      if (client.command("FETCH * BODY.PEEK[]") < message.size()) {
        throw new IOException("the message came back smaller");
      }
    }
  }

  /** Moves a message once. */
  @FunctionalInterface
  private interface Transfer {
    void once(int port, SmtpMessage message) throws IOException;
  }

  /**
   * One way of moving it.
   *
   * @param name as in the table
   * @param message what is moved
   * @param service what it takes
   * @param earlier whether it moves an earlier one, which is made before, instead of a new one
   * @param transfer moves it
   */
  private record OneTransfer(
      String name, SmtpMessage message, Service service, boolean earlier, Transfer transfer)
      implements Workload {

    @Override
    public boolean inShortRun() {
      return false;
    }

    @Override
    public int mostRounds() {
      return ROUNDS;
    }

    @Override
    public boolean fits(Peer peer) {
      return peer.serves(service);
    }

    @Override
    public void prepare(Peer peer) throws IOException {
      if (earlier) {
        append(peer.port(service), message);
      }
    }

    /** Removes what earlier runs brought, so that the disk doesn't fill up. */
    private void makeRoom(Peer peer) throws IOException {
      if (!earlier && peer.serves(Service.IMAP)) {
        for (int account = 0; account < 2; account++) {
          try (ImapClient client = ImapClient.open(peer.port(Service.IMAP), account)) {
            client.command("SELECT INBOX");
            client.command("UID STORE 1:* +FLAGS.SILENT (\\Deleted)");
            client.command("EXPUNGE");
          }
        }
      }
    }

    @Override
    public Outcome run(Peer peer, Duration time) throws IOException {
      makeRoom(peer);
      try (PeakMemory peak = new PeakMemory(peer)) {
        long begin = System.nanoTime();
        transfer.once(peer.port(service), message);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<Figure, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.OCTET_RATE, message.size() / seconds / MEBIBYTE);
        figures.put(Figure.PEAK_MEMORY, (double) peak.octets() / MEBIBYTE);
        return new Outcome(1, seconds, figures);
      }
    }
  }
}
