package io.mailcore.integration.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.store.MailStore;
import io.mailcore.testkit.transcript.TranscriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every transcript against a server of its own, once on each store. In the topic {@code tls}
 * the server takes passwords behind TLS only.
 */
class TranscriptsTest {

  /** What the transcripts say of SIZE and APPENDLIMIT. */
  private static final long MAX_MESSAGE_SIZE = 65_536;

  private static final TlsSettings CERTIFICATE = TlsSettings.selfSigned();

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> everyTranscriptOnEveryStore() {
    return TranscriptFile.all().stream()
        .flatMap(
            file ->
                Arrays.stream(Stores.values())
                    .map(
                        store ->
                            DynamicTest.dynamicTest(
                                file.name() + " [" + store + "]",
                                file.file().toUri(),
                                () -> run(file, store))));
  }

  private void run(TranscriptFile file, Stores kind) throws IOException {
    Path own = Files.createTempDirectory(directory, file.topic());
    try (MailStore store = kind.open(own);
        TestServer server = TestServer.start(describe(store, file))) {
      file.run(TranscriptRunner.to(server.server(), file.protocol()));
    }
  }

  private static MailServer.Builder describe(MailStore store, TranscriptFile file) {
    return TestServer.builder(store)
        .tls(CERTIFICATE)
        .maxMessageSize(MAX_MESSAGE_SIZE)
        .listener(SmtpListener.submissions().port(0).limits(TestServer.UNLIMITED))
        .listener(ImapListener.implicitTls().port(0).limits(TestServer.UNLIMITED))
        .listener(Pop3Listener.implicitTls().port(0).limits(TestServer.UNLIMITED))
        .allowPlaintextAuth(!file.topic().equals("tls"));
  }

  @Test
  void findsTranscriptsOfEachProtocol() {
    List<TranscriptFile> files = TranscriptFile.all();
    for (String protocol : List.of("smtp", "imap", "pop3")) {
      assertThat(files).filteredOn(file -> file.protocol().equals(protocol)).hasSizeGreaterThan(10);
    }
  }

  @Test
  void eachSaysWhereItIsFrom() throws IOException {
    for (TranscriptFile file : TranscriptFile.all()) {
      assertThat(file.name()).endsWith("." + file.protocol());
      assertThat(file.lines()).as(file.name()).first().asString().matches("# .*RFC \\d+.*");
      assertThat(file.lines()).as(file.name()).anyMatch(line -> line.startsWith("S"));
    }
  }
}
