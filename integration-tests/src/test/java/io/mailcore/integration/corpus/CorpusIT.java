package io.mailcore.integration.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import io.mailcore.spi.store.MailStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes in by SMTP or APPEND comes out by IMAP and POP3 octet by octet, as a whole and by
 * parts, before and after a restart; and the parts are those that Apache mime4j finds, save for the
 * messages that are named here with the reason.
 */
@Timeout(120)
class CorpusIT {

  private static final String EMPTY =
      "IMAP has no multipart without parts, so an empty text stands in for one";
  private static final String ENCODED =
      "RFC 2046 section 5.2.1 forbids to encode a message, so it is a leaf; mime4j decodes it";

  private static final Map<String, String> OTHER_THAN_MIME4J =
      Map.ofEntries(
          Map.entry("badbound.msg", EMPTY),
          Map.entry("missing-boundary.msg", EMPTY),
          Map.entry("missing-inner-boundary.msg", EMPTY),
          Map.entry("missing-inner-start-boundary.msg", EMPTY),
          Map.entry("multipartnopart.msg", EMPTY),
          Map.entry("bad-newlines-multiple-parts-base64.msg", ENCODED),
          Map.entry("base64encoded-rfc822message-nested.msg", ENCODED),
          Map.entry("base64encoded-rfc822message.msg", ENCODED),
          Map.entry("multi-2gifs-base64.msg", ENCODED));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Stores.class)
  void keepsEveryOctetOfOurOwnMessages(Stores stores) {
    Map<String, String> different = roundTrip(stores, MiniCorpus.messages());
    assertThat(different).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Stores.class)
  void keepsEveryOctetOfOthersMessages(Stores stores) throws IOException {
    Optional<Path> corpus = Corpus.directory();
    assumeTrue(corpus.isPresent(), "no corpus: set MAILCORE_CORPUS");
    List<Sample> samples = Corpus.read(corpus.orElseThrow());
    assertThat(samples).isNotEmpty();
    Map<String, String> different = roundTrip(stores, samples);
    assertThat(different.keySet())
        .as(different.toString())
        .isEqualTo(new TreeMap<>(OTHER_THAN_MIME4J).keySet());
  }

  /** Gives the trees that differ from mime4j's. */
  private Map<String, String> roundTrip(Stores stores, List<Sample> samples) {
    MailStore store = stores.open(directory);
    try {
      try (TestServer server = TestServer.start(store)) {
        send(server, samples);
        append(server, samples);
        check(server, samples);
      }
      store = stores.reopen(store, directory);
      try (TestServer server = TestServer.start(store)) {
        return check(server, samples);
      }
    } finally {
      store.close();
    }
  }

  private static void send(TestServer server, List<Sample> samples) {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      for (Sample sample : samples) {
        SmtpClient.Reply reply =
            smtp.deliver("sender@client.test", TestServer.ANN, sample.octets());
        assertThat(reply.code()).as("%s: %s", sample.name(), reply).isEqualTo(250);
      }
      smtp.expect("QUIT", 221);
    }
  }

  private static void append(TestServer server, List<Sample> samples) {
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.ok("CREATE Appended");
      // Some have octets beyond ASCII in their headers (RFC 9755, section 4).
      imap.ok("ENABLE UTF8=ACCEPT");
      for (int i = 0; i < samples.size(); i++) {
        assertThat(imap.append("Appended", samples.get(i).octets())).isEqualTo(i + 1);
      }
      imap.ok("LOGOUT");
    }
  }

  private static Map<String, String> check(TestServer server, List<Sample> samples) {
    Map<String, String> different = new TreeMap<>();
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD);
        Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.ok("EXAMINE Appended");
      for (int i = 0; i < samples.size(); i++) {
        Sample sample = samples.get(i);
        String tree = naming(sample, new MessageCheck(imap, i + 1), sample.octets());
        String theirs = Mime4jTree.of(sample.octets());
        if (!tree.equals(theirs)) {
          different.put(sample.name(), "\nours   " + tree + "\ntheirs " + theirs + "\n");
        }
      }
      imap.ok("EXAMINE INBOX");
      for (int i = 0; i < samples.size(); i++) {
        Sample sample = samples.get(i);
        byte[] stored = imap.section(i + 1, "");
        checkTrace(sample, stored);
        naming(sample, new MessageCheck(imap, i + 1), stored);
        assertThat(pop3.retrieve(i + 1)).as("%s by POP3", sample.name()).isEqualTo(stored);
        assertThat(pop3.expectOk("LIST " + (i + 1)))
            .as("%s by POP3", sample.name())
            .endsWith(" " + stored.length);
      }
    }
    return different;
  }

  private static String naming(Sample sample, MessageCheck check, byte[] expected) {
    try {
      return check.consistentWith(expected);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(sample.name() + ": " + e.getMessage(), e);
    }
  }

  /** Above what was sent stands what delivery adds, and nothing else (RFC 5321, section 4.4). */
  private static void checkTrace(Sample sample, byte[] stored) {
    byte[] expected = sample.delivered();
    int prefix = stored.length - expected.length;
    assertThat(prefix).as("%s: octets added", sample.name()).isPositive();
    assertThat(Arrays.copyOfRange(stored, prefix, stored.length))
        .as(sample.name())
        .isEqualTo(expected);
    String trace = new String(stored, 0, prefix, StandardCharsets.US_ASCII);
    assertThat(trace.replace("\r\n\t", " ").lines().map(line -> line.split(":", 2)[0]))
        .as(sample.name())
        .containsExactly("Return-Path", "Delivered-To", "Received");
    assertThat(trace).startsWith("Return-Path: <sender@client.test>\r\n").endsWith("\r\n");
  }
}
