package io.mailcore.integration.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.MemoryMailStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what IMAP clients see of broken messages with what Dovecot shows them: sizes, envelopes,
 * structures, and the octets of each part. Each difference has its reason here.
 */
class DovecotIT {

  private static final String ENCODED =
      "RFC 2046 section 5.2.1 forbids to encode a message, so it is a leaf; Dovecot reads it as text";
  private static final String LINE_END =
      "the line end before a delimiter belongs to it (RFC 2046 section 5.1.1), also behind a part's"
          + " own close delimiter; Dovecot leaves it to the part there";
  private static final String EMPTY_LINE =
      "an empty line ends a header, also where a delimiter follows at once; to Dovecot it is the"
          + " delimiter's line end";
  private static final String NO_EMPTY_LINE =
      "fields of a header without an empty line have none behind them (RFC 3501 section 6.4.5)";
  private static final String BOUNDARY =
      "a delimiter is the whole boundary (RFC 2046 section 5.1.1), however long; Dovecot looks at its"
          + " beginning";
  private static final String NO_BOUNDARY =
      "without a boundary the field is no Content-Type and the body text (RFC 2045 section 5.2)";
  private static final String NO_TYPE =
      "without a subtype the field is no Content-Type and the body text/plain (RFC 2045 section 5.2)";
  private static final String PARAMETERS =
      "what can be read of parameters is told, and what RFC 2231 doesn't allow left as it is";
  private static final String ENCODING = "what the field says is told, without what follows it";
  private static final String FIRST = "of fields that may come once the first counts, not the last";
  private static final String ADDRESSES =
      "addresses are read as most readers of mail read them, and empty ones left out";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("boundary that begins with another", LINE_END),
          Map.entry("content type of no kind", NO_TYPE),
          Map.entry("content type without subtype", NO_TYPE),
          Map.entry("continuations out of order", PARAMETERS),
          Map.entry("delimiter with more", BOUNDARY),
          Map.entry("empty boundary", NO_BOUNDARY),
          Map.entry("encoding with more", ENCODING),
          Map.entry("fields twice", FIRST),
          Map.entry("header alone", NO_EMPTY_LINE),
          Map.entry("message inside, encoded", ENCODED),
          Map.entry("no boundary parameter", NO_BOUNDARY),
          Map.entry("no domain", ADDRESSES),
          Map.entry("parameter without value", PARAMETERS),
          Map.entry("parameters without end", PARAMETERS),
          Map.entry("parameters without semicolon", PARAMETERS),
          Map.entry("semicolons", ADDRESSES),
          Map.entry("sender and reply-to", ADDRESSES),
          Map.entry("spaces in addresses", ADDRESSES),
          Map.entry("the same boundary inside", LINE_END),
          Map.entry("unclosed comment", ADDRESSES),
          Map.entry("unknown encoding", ENCODING));

  private static final Map<String, String> OTHERS_REASONS =
      Map.ofEntries(
          Map.entry("bad-newlines-multiple-parts-base64.msg", ENCODED),
          Map.entry("base64encoded-rfc822message-nested.msg", ENCODED),
          Map.entry("base64encoded-rfc822message.msg", ENCODED),
          Map.entry("boundary-name-clash.msg", LINE_END),
          Map.entry("double-bound.msg", EMPTY_LINE),
          Map.entry("double-semicolon.msg", PARAMETERS),
          Map.entry("malformedHeader-noheader.msg", NO_EMPTY_LINE),
          Map.entry("malformedHeaderStartsBody-noheader.msg", NO_EMPTY_LINE),
          Map.entry("missing-inner-start-boundary.msg", LINE_END),
          Map.entry("multi-2gifs-base64.msg", ENCODED),
          Map.entry("multi-digest.msg", NO_TYPE),
          Map.entry("multipartdigestnestedemptyparts.msg", EMPTY_LINE),
          Map.entry("multipartnestedemptyparts.msg", EMPTY_LINE),
          Map.entry("multipartnestedemptypartsnorfc822.msg", EMPTY_LINE),
          Map.entry("very-long-boundary.msg", BOUNDARY),
          Map.entry("very-very-long-boundary.msg", BOUNDARY));

  @TempDir Path directory;

  @Test
  void answersAsDovecotDoes() throws IOException {
    assumeTrue(Dovecot.isThere(), "no Dovecot on this machine, or not its root");
    Map<String, String> differences = compare(BrokenMail.messages());
    assertThat(differences.keySet()).as(described(differences)).isEqualTo(REASONS.keySet());
  }

  @Test
  void answersAsDovecotDoesAboutOthersMessages() throws IOException {
    assumeTrue(Dovecot.isThere(), "no Dovecot on this machine, or not its root");
    Optional<Path> corpus = Corpus.directory();
    assumeTrue(corpus.isPresent(), "no corpus: set MAILCORE_CORPUS");
    Map<String, String> differences = compare(Corpus.read(corpus.orElseThrow()));
    assertThat(differences.keySet()).as(described(differences)).isEqualTo(OTHERS_REASONS.keySet());
  }

  private Map<String, String> compare(List<Sample> samples) throws IOException {
    Map<String, String> differences = new TreeMap<>();
    try (Dovecot dovecot = Dovecot.start(directory);
        TestServer server = TestServer.start(TestServer.builder(MemoryMailStore.create()));
        ImapClient theirs = dovecot.login("ann");
        ImapClient ours = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      theirs.ok("SELECT INBOX");
      ours.ok("SELECT INBOX");
      for (Sample sample : samples) {
        Map<String, String> expected = Answers.of(theirs, theirs.append("INBOX", sample.octets()));
        Map<String, String> found = Answers.of(ours, ours.append("INBOX", sample.octets()));
        String difference = difference(expected, found);
        if (!difference.isEmpty()) {
          differences.put(sample.name(), difference);
        }
      }
    }
    return differences;
  }

  private static String difference(Map<String, String> expected, Map<String, String> found) {
    List<String> lines = new ArrayList<>();
    Map<String, String> all = new TreeMap<>(expected);
    all.putAll(found);
    for (String item : all.keySet()) {
      String theirs = expected.get(item);
      String ours = found.get(item);
      if (!Objects.equals(theirs, ours)) {
        lines.add(item + "\n    Dovecot: " + theirs + "\n    here:    " + ours);
      }
    }
    return String.join("\n  ", lines);
  }

  private static String described(Map<String, String> differences) {
    StringBuilder text = new StringBuilder();
    differences.forEach(
        (name, difference) -> text.append(name).append(":\n  ").append(difference).append('\n'));
    return text.toString();
  }
}
