package io.mailcore.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.benchmarks.peer.CertificateFiles;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpLoadTest {

  private static final Duration TIME = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void sendsWhatIsAskedForOverSomeSessions() throws Exception {
    try (Peer peer = Peers.MEMORY.start(new PeerSettings(directory, 128, false))) {
      int port = peer.port(Service.SMTP);
      for (SmtpLoad load :
          new SmtpLoad[] {
            SmtpLoad.of(3, 4096),
            SmtpLoad.of(3, 4096).withPipelining(),
            SmtpLoad.of(3, 4096).withConnectionEach(),
            SmtpLoad.of(3, 300_000)
          }) {
        LoadResult result = load.run(port, TIME, 10);
        assertThat(result.count()).isEqualTo(10);
        assertThat(result.latencies().milliseconds(1)).isPositive();
      }
      assertThat(peer.usage().cpuSeconds()).isPositive();
      assertThat(peer.heap().orElseThrow()).isPositive();
      peer.reset();
    }
  }

  @Test
  void sendsBehindStartTls() throws Exception {
    CertificateFiles.make(directory);
    try (Peer peer = Peers.MEMORY.start(new PeerSettings(directory, 128, true))) {
      for (SmtpLoad load :
          new SmtpLoad[] {
            SmtpLoad.of(2, 300_000).withTls(), SmtpLoad.of(2, 4096).withTls().withConnectionEach()
          }) {
        assertThat(load.run(peer.port(Service.SMTP), TIME, 6).count()).isEqualTo(6);
      }
    }
  }

  @Test
  void movesMessagesOverImap() throws Exception {
    try (Peer peer = Peers.MEMORY.start(new PeerSettings(directory, 128, false));
        ImapClient client = ImapClient.open(peer.port(Service.IMAP), 1)) {
      client.append(SmtpMessage.of(200_000));
      client.command("SELECT INBOX");
      assertThat(client.command("FETCH * BODY.PEEK[]")).isEqualTo(200_000);
    }
  }

  @Test
  void makesMessagesOfTheirSize() {
    for (long size : new long[] {1024, 4096, 65536, 65537, 300_000}) {
      long octets = 0;
      for (ByteBuffer part : SmtpMessage.of(size).parts()) {
        octets += part.remaining();
      }
      assertThat(octets).isEqualTo(size);
    }
  }

  @Test
  void findsPercentiles() {
    Latencies latencies = new Latencies();
    for (int i = 100; i > 0; i--) {
      latencies.add(i * 1_000_000L);
    }
    assertThat(latencies.milliseconds(0.5)).isEqualTo(50);
    assertThat(latencies.milliseconds(0.99)).isEqualTo(99);
    assertThat(latencies.milliseconds(1)).isEqualTo(100);
  }
}
