package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real messages: the tree of types and the sizes of leaves are those that Apache mime4j finds, save
 * for the messages that are named here with the reason.
 */
class CorpusTest {

  private static final String EMPTY =
      "IMAP has no multipart without parts, so an empty text stands in for one";
  private static final String ENCODED =
      "RFC 2046 section 5.2.1 forbids to encode a message, so it is a leaf; mime4j decodes it";

  private static final Map<String, String> EXCEPTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("badbound.msg", EMPTY),
              Map.entry("missing-boundary.msg", EMPTY),
              Map.entry("missing-inner-boundary.msg", EMPTY),
              Map.entry("missing-inner-start-boundary.msg", EMPTY),
              Map.entry("multipartnopart.msg", EMPTY),
              Map.entry("bad-newlines-multiple-parts-base64.msg", ENCODED),
              Map.entry("base64encoded-rfc822message-nested.msg", ENCODED),
              Map.entry("base64encoded-rfc822message.msg", ENCODED),
              Map.entry("multi-2gifs-base64.msg", ENCODED)));

  private static List<Path> messages = List.of();

  @BeforeAll
  static void findCorpus() throws IOException {
    Optional<String> corpus =
        Optional.ofNullable(System.getProperty("mailcore.corpus"))
            .or(() -> Optional.ofNullable(System.getenv("MAILCORE_CORPUS")))
            .filter(path -> !path.isEmpty());
    assumeTrue(corpus.isPresent(), "no corpus");
    try (Stream<Path> files = Files.walk(Path.of(corpus.orElseThrow()))) {
      messages = files.filter(file -> file.toString().endsWith(".msg")).sorted().toList();
    }
    assertThat(messages).isNotEmpty();
  }

  @Test
  void agreesWithMime4j() throws IOException, MimeException {
    Map<String, String> different = new TreeMap<>();
    for (Path file : messages) {
      byte[] message = withCrlf(Files.readAllBytes(file));
      String ours = tree(Messages.summarize(message).root());
      String theirs = mime4jTree(message);
      if (!ours.equals(theirs)) {
        different.put(file.getFileName().toString(), "\nours   " + ours + "\ntheirs " + theirs);
      }
    }

    assertThat(different.keySet()).as(different.toString()).isEqualTo(EXCEPTIONS.keySet());
    EXCEPTIONS.forEach(
        (name, reason) ->
            assertThat(different.get(name))
                .as(name)
                .contains(reason.equals(EMPTY) ? "text/plain:0]" : "application/octet-stream:"));
  }

  @Test
  void storesAndSplitsEachMessageAlike() throws IOException {
    for (Path file : messages) {
      byte[] message = Files.readAllBytes(file);
      MessageSummary summary = Messages.summarize(message);
      assertThat(MessageSummary.decode(summary.encode())).as(file.toString()).contains(summary);
      for (int size : new int[] {1, 2, 3, 7, 64}) {
        assertThat(Messages.summarize(message, size)).as(file.toString()).isEqualTo(summary);
      }
      assertThat(summary.size()).isEqualTo(message.length);
    }
  }

  @Test
  void readsTextNamesAndDatesOfEachMessage() throws IOException {
    for (Path file : messages) {
      byte[] message = Files.readAllBytes(file);
      MessageSummary summary = Messages.summarize(message);
      HeaderFields fields = HeaderFields.parse(message);
      assertThat(fields.asList().stream().mapToInt(HeaderField::length).sum())
          .isLessThanOrEqualTo((int) summary.root().bodyStart());
      fields.forEach(field -> assertThat(field.decodedValue()).doesNotContain("\n"));
      readAll(summary.root(), message);
    }
  }

  private static void readAll(BodyPart part, byte[] message) throws IOException {
    part.fileName().ifPresent(name -> assertThat(name).doesNotContain("\n"));
    if (part.isText()) {
      try (var text =
          TextDecoding.reader(
              part, new ByteArrayInputStream(message, (int) part.bodyStart(), (int) part.size()))) {
        assertThat(text.skip(Long.MAX_VALUE)).isLessThanOrEqualTo(part.size());
      }
    }
    for (BodyPart child : part.children()) {
      readAll(child, message);
    }
    if (part.body().isPresent()) {
      readAll(part.body().get(), message);
    }
  }

  private static byte[] withCrlf(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < message.length; i++) {
      if (message[i] == '\n' && (i == 0 || message[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(message[i]);
    }
    return out.toByteArray();
  }

  private static String tree(BodyPart part) {
    if (part.isMultipart()) {
      return part.mediaType() + part.children().stream().map(CorpusTest::tree).toList().toString();
    }
    return part.body()
        .map(body -> "message/rfc822<" + tree(body) + ">")
        .orElseGet(() -> part.mediaType() + ":" + part.size());
  }

  /** The same notation from mime4j's events. */
  private static String mime4jTree(byte[] message) throws IOException, MimeException {
    MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
    stream.parse(new ByteArrayInputStream(message));
    StringBuilder tree = new StringBuilder();
    int depth = 0;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_MESSAGE -> tree.append(depth++ == 0 ? "" : "message/rfc822<");
        case T_END_MESSAGE -> tree.append(--depth == 0 ? "" : ">");
        case T_START_MULTIPART -> tree.append(stream.getBodyDescriptor().getMimeType()).append('[');
        case T_END_MULTIPART -> tree.append(']');
        case T_START_BODYPART -> tree.append(tree.charAt(tree.length() - 1) == '[' ? "" : ", ");
        case T_BODY ->
            tree.append(stream.getBodyDescriptor().getMimeType()).append(':').append(size(stream));
        default -> {
          // Headers, preambles and epilogues are not compared.
        }
      }
    }
    return tree.toString();
  }

  private static int size(MimeTokenStream stream) {
    try {
      return stream.getInputStream().readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
