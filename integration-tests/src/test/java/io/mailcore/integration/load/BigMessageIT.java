package io.mailcore.integration.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A message of 1 GiB goes through a server whose heap is a tenth of it. */
class BigMessageIT {

  private static final long GIB = 1L << 30;
  private static final int LINE = 1024;
  private static final int LINES_A_BLOCK = 64;
  private static final long BLOCKS = GIB / (LINE * LINES_A_BLOCK);

  @TempDir Path directory;

  @Test
  @Timeout(240)
  void passesOneGibibyteThroughAHeapOf96Mebibytes() throws IOException {
    assumeTrue(
        Files.getFileStore(directory).getUsableSpace() > 4 * GIB, "less than 4 GiB of disk free");
    try (ServerProcess server = ServerProcess.start(Stores.H2, directory, 2 * GIB, "-Xmx96m")) {
      MessageDigest sent = sha256();
      try (SmtpClient smtp = SmtpClient.connect(server.port("smtp"))) {
        smtp.wire().patience(Duration.ofSeconds(120));
        SmtpClient.Reply reply =
            smtp.deliverStream("big@client.test", TestServer.ANN, out -> writeMessage(out, sent));
        assertThat(reply.code()).as(reply.toString()).isEqualTo(250);
      }
      assertThat(fetchedBody(server)).isEqualTo(sent.digest());
    }
  }

  private static void writeMessage(OutputStream out, MessageDigest digest) throws IOException {
    out.write("Subject: big\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] block = block();
    for (long i = 0; i < BLOCKS; i++) {
      // Each block differs from all others, so that none can stand for another.
      byte[] number = String.format(Locale.ROOT, "%016d", i).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(number, 0, block, 0, number.length);
      out.write(block);
      digest.update(block);
    }
  }

  private static byte[] block() {
    byte[] block = new byte[LINE * LINES_A_BLOCK];
    Random random = new Random(1);
    for (int at = 0; at < block.length; at++) {
      int inLine = at % LINE;
      boolean text = inLine < LINE - 2;
      block[at] = (byte) (text ? 'a' + random.nextInt(26) : inLine == LINE - 2 ? '\r' : '\n');
    }
    return block;
  }

  /** The digest of the message's body, taken while it comes. */
  private static byte[] fetchedBody(ServerProcess server) throws IOException {
    try (ImapClient imap =
        ImapClient.login(server.port("imap"), TestServer.ANN, TestServer.PASSWORD)) {
      imap.wire().patience(Duration.ofSeconds(120));
      imap.ok("EXAMINE INBOX");
      String tag = imap.send("FETCH 1 (BODY.PEEK[])");
      String line = imap.wire().line();
      assertThat(line).startsWith("* 1 FETCH (BODY[] {").endsWith("}");
      long size = Long.parseLong(line.substring(line.indexOf('{') + 1, line.length() - 1));
      assertThat(size).isGreaterThan(GIB);
      long header = size - GIB;
      imap.wire().exactly((int) header);
      byte[] digest = digest(imap.wire().input(), GIB);
      assertThat(imap.wire().line()).isEqualTo(")");
      assertThat(imap.result(tag).isOk()).isTrue();
      return digest;
    }
  }

  private static byte[] digest(InputStream in, long octets) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[256 * 1024];
    for (long left = octets; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      assertThat(read).as("octets before the end").isPositive();
      digest.update(buffer, 0, read);
      left -= read;
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
