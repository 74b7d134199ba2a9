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

  /** Its table. */
  static final String TITLE = "A message of 200 MiB, heap 96 MiB";

  private static final int HEAP = 96;
  private static final long MEBIBYTE = 1 << 20;
  private static final SmtpMessage MESSAGE = SmtpMessage.of(200 * MEBIBYTE);

  private LargeMessages() {}

  static Experiment experiment() {
    return new PeerExperiment(
        TITLE,
        Peers.POSTFIX,
        HEAP,
        false,
        List.of(Peers.H2, Peers.POSTGRESQL, Peers.POSTFIX),
        List.of(
            new OneTransfer("in over SMTP", Service.SMTP, false, LargeMessages::send),
            new OneTransfer("in over IMAP", Service.IMAP, false, LargeMessages::append),
            new OneTransfer("out over IMAP", Service.IMAP, true, LargeMessages::fetch)));
  }

  private static void send(int port) throws IOException {
    new SmtpLoad(1, MESSAGE, false, false, false).run(port, Duration.ofMinutes(1), 1);
  }

  private static void append(int port) throws IOException {
    try (ImapClient client = ImapClient.open(port, 0)) {
      client.append(MESSAGE);
    }
  }

  private static void fetch(int port) throws IOException {
    try (ImapClient client = ImapClient.open(port, 0)) {
      client.command("SELECT INBOX");
      if (client.command("FETCH * BODY.PEEK[]") < MESSAGE.size()) {
        throw new IOException("the message came back smaller");
      }
    }
  }

  /** Moves the message once. */
  @FunctionalInterface
  private interface Transfer {
    void once(int port) throws IOException;
  }

  /**
   * One way of moving it.
   *
   * @param name as in the table
   * @param service what it takes
   * @param earlier whether it moves an earlier one, which is made before, instead of a new one
   * @param transfer moves it
   */
  private record OneTransfer(String name, Service service, boolean earlier, Transfer transfer)
      implements Workload {

    @Override
    public boolean inShortRun() {
      return false;
    }

    @Override
    public boolean fits(Peer peer) {
      return peer.serves(service);
    }

    @Override
    public void prepare(Peer peer) throws IOException {
      if (earlier) {
        append(peer.port(service));
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
        transfer.once(peer.port(service));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<Figure, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.OCTET_RATE, MESSAGE.size() / seconds / MEBIBYTE);
        figures.put(Figure.PEAK_MEMORY, (double) peak.octets() / MEBIBYTE);
        return new Outcome(1, seconds, figures);
      }
    }
  }
}
