package io.mailcore.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.net.MailServer;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the cost of IMAP commands grows with the mailbox: SELECT, FETCH of all flags, a search that
 * reads flags, a sync with CONDSTORE of which nothing is new; on H2 or in memory. Arguments: {@code
 * h2} or {@code memory}, then sizes; 1000 10000 100000 200000 on H2 by default.
 */
public final class MailboxSize {

  private static final int BATCH = 1_000;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 7;
  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final String USER = "ann@example.test";
  private static final String PASSWORD = "secret";

  private final MailStore store;
  private final int messages;

  private MailboxSize(MailStore store, int messages) {
    this.store = store;
    this.messages = messages;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    String kind = arguments.length > 0 ? arguments[0] : "h2";
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      sizes.add(Integer.parseInt(arguments[i]));
    }
    System.out.printf(
        Locale.ROOT, "heap: at most %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
    for (int size : sizes.isEmpty() ? List.of(1_000, 10_000, 100_000, 200_000) : sizes) {
      Path directory = Files.createTempDirectory("mailcore-benchmark");
      try (MailStore store =
          kind.equals("memory")
              ? MemoryMailStore.builder().build()
              : JdbcMailStore.h2(directory.resolve("mail"))) {
        MailboxSize benchmark = new MailboxSize(store, size);
        benchmark.fill();
        benchmark.measure();
      } finally {
        Directories.delete(directory);
      }
    }
  }

  private void fill() {
    long begin = System.nanoTime();
    MailAccount account = store.account(AccountId.of(USER), CallContext.of("benchmark"));
    Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
    OffsetDateTime date = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    for (int from = 0; from < messages; from += BATCH) {
      BlobRef blob = blob();
      List<NewMessage> batch = new ArrayList<>(BATCH);
      for (int i = from; i < Math.min(from + BATCH, messages); i++) {
        batch.add(NewMessage.of(blob, date.plusSeconds(i)));
      }
      inbox.append(batch);
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d messages, appended %d at a time in %.1f s%n",
        messages,
        BATCH,
        (System.nanoTime() - begin) / NANOS_PER_MILLISECOND / 1000);
  }

  private BlobRef blob() {
    byte[] message =
        "From: ann@example.test\r\nSubject: benchmark\r\n\r\nHello.\r\n".getBytes(US_ASCII);
    try (StagedBlob staged = store.blobs().stage(message.length)) {
      staged.write(ByteBuffer.wrap(message));
      return staged.commit();
    }
  }

  private void measure() throws Exception {
    try (MailServer server =
            MailServer.builder()
                .domain("example.test")
                .users(StaticUserDirectory.builder().user(USER, PASSWORD).build())
                .store(store)
                .allowPlaintextAuth(true)
                .listener(ImapListener.onPort(0))
                .start();
        Client client = new Client(server.address(ImapListener.class).getPort())) {
      client.command("LOGIN " + USER + " " + PASSWORD);
      client.command("ENABLE CONDSTORE");
      String modSeq = client.code("SELECT INBOX", "HIGHESTMODSEQ ");
      new Rounds("ms")
          .with("SELECT", () -> client.time("SELECT INBOX"))
          .with("FETCH 1:* FLAGS", () -> client.time("FETCH 1:* FLAGS"))
          .with("SEARCH UNSEEN", () -> client.time("SEARCH UNSEEN"))
          .with("SEARCH RETURN (COUNT) UNSEEN", () -> client.time("SEARCH RETURN (COUNT) UNSEEN"))
          .with(
              "FETCH 1:* FLAGS CHANGEDSINCE the last",
              () -> client.time("FETCH 1:* FLAGS (CHANGEDSINCE " + modSeq + ")"))
          .with("STATUS", () -> client.time("STATUS INBOX (MESSAGES UNSEEN UIDNEXT SIZE)"))
          .run(WARM_UPS, ROUNDS);
    }
  }

  /** Sends a command and reads until its tag. */
  private static final class Client implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    Client(int port) throws IOException {
      socket = new Socket("127.0.0.1", port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      line();
    }

    double time(String command) throws IOException {
      long begin = System.nanoTime();
      command(command);
      return (System.nanoTime() - begin) / NANOS_PER_MILLISECOND;
    }

    void command(String command) throws IOException {
      send(command);
      String line = line();
      while (!line.startsWith("t ")) {
        line = line();
      }
      require(line);
    }

    /** The word behind {@code name} in a response code. */
    String code(String command, String name) throws IOException {
      send(command);
      String found = "";
      String line = line();
      while (!line.startsWith("t ")) {
        int at = line.indexOf(name);
        if (at >= 0) {
          found = line.substring(at + name.length(), line.indexOf(']', at));
        }
        line = line();
      }
      require(line);
      return found;
    }

    private void send(String command) throws IOException {
      socket.getOutputStream().write(("t " + command + "\r\n").getBytes(US_ASCII));
    }

    private static void require(String line) throws IOException {
      if (!line.startsWith("t OK")) {
        throw new IOException(line);
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      int octet = in.read();
      while (octet != '\n') {
        if (octet < 0) {
          throw new IOException("closed behind: " + line);
        }
        line.append((char) octet);
        octet = in.read();
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
