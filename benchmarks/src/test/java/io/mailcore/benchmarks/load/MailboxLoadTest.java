package io.mailcore.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxLoadTest {

  private static final int MESSAGES = 200;

  @TempDir Path directory;
  private Peer peer;
  private int imap;

  @BeforeEach
  void start() throws IOException {
    peer = Peers.MEMORY.start(new PeerSettings(directory, 128, false));
    imap = peer.port(Service.IMAP);
    new AppendLoad(4).fill(imap, 1, MESSAGES);
  }

  @AfterEach
  void close() {
    peer.close();
  }

  @Test
  void findsItsWordsAndReadsWholeAnswers() throws IOException {
    try (ImapSession session = ImapSession.open(imap, 1)) {
      session.ask("SELECT INBOX (CONDSTORE)");
      assertThat(session.exists()).isEqualTo(MESSAGES);
      assertThat(Long.parseLong(session.code("HIGHESTMODSEQ"))).isPositive();
      session.ask("FETCH 1:* (FLAGS BODY.PEEK[] BODY.PEEK[HEADER.FIELDS (Subject)])");
      assertThat(session.responses()).isEqualTo(MESSAGES);
      for (String key :
          new String[] {
            "SUBJECT " + SampleMail.SUBJECT_WORD,
            "TEXT " + SampleMail.TEXT_WORD,
            "HEADER List-Id list7."
          }) {
        session.ask("SEARCH RETURN (COUNT) " + key);
        assertThat(session.code("COUNT")).as(key).isEqualTo("2");
      }
      assertThatThrownBy(() -> session.ask("SELECT nowhere")).hasMessageContaining("t NO");
    }
  }

  @Test
  void wakesAllThatWait() throws IOException {
    WakeUpLoad load = new WakeUpLoad(3);
    Duration time = Duration.ofMillis(50);
    LoadResult smtp = load.overSmtp(peer.port(Service.SMTP), imap, 2, time);
    assertThat(smtp.count()).isPositive();
    assertThat(smtp.count() % 3).isZero();
    LoadResult append = load.byAppend(imap, 2, time);
    assertThat(append.count()).isPositive();
    assertThat(append.count() % 3).isZero();
  }

  @Test
  void fetchesMaildrops() throws IOException {
    LoadResult result =
        new Pop3Load(true, true, true)
            .run(peer.port(Service.POP3), 1, MESSAGES, Duration.ofMillis(1));
    assertThat(result.count()).isEqualTo((long) result.latencies().count() * MESSAGES);
    assertThat(result.seconds()).isPositive();
  }
}
