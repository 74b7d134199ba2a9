package io.mailcore.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.imap.wire.CommandFramer;
import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.FramerEvent;
import io.mailcore.imap.wire.FramingLimits;
import io.mailcore.imap.wire.ImapReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a message is like, what is said of it is to the grammar of RFC 3501 section 9. */
class StructureGrammarTest {

  private static final FramingLimits WIDE = new FramingLimits(16 << 20, 16 << 20, 64 << 20, 0);

  @Test
  void holdsForRealMessages() throws IOException {
    String corpus =
        Optional.ofNullable(System.getProperty("mailcore.corpus"))
            .or(() -> Optional.ofNullable(System.getenv("MAILCORE_CORPUS")))
            .orElse("");
    assumeTrue(!corpus.isEmpty(), "no corpus");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(corpus))) {
      files = walk.filter(file -> file.toString().endsWith(".msg")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      check(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
  }

  @Provide
  Arbitrary<String> messages() {
    return Arbitraries.of(
            "From: \"a\\\"b\" <x@y>, Group: c@d;\r\n",
            "To: \u00e9\u0001 <@r:\u00e9@\u00e9>\r\n",
            "Subject: =?utf-8?q?a=0D=0A*_BYE?= \"\r\n",
            "Sender: \r\n",
            "Content-Type: ",
            "multipart/mixed; boundary=b\r\n",
            "message/rfc822\r\n",
            "text/\u00e9; x=\"\\\u00e9\"\r\n",
            "Content-Disposition: attachment; filename*0=\u00e9\r\n",
            "Content-Language: en,\u00e9\r\n",
            "Content-ID: <\u007f>\r\n",
            "\r\n",
            "\r\n",
            "\r\n--b\r\n",
            "\r\n--b--\r\n",
            "\0",
            "text\r\n",
            "Content-Transfer-Encoding: \u00e9\r\n",
            "Content-Location: \"\\\r\n",
            "\r",
            "\n")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void holdsForMessagesMadeToHarm(@ForAll("messages") String message) {
    check(message);
  }

  private static void check(String message) {
    String response =
        FetchedMessages.fetch(
            "(ENVELOPE BODY BODYSTRUCTURE)", FetchedMessages.message("", message));
    assertThat(response.chars()).allMatch(c -> c < 0x80);
    ImapReader in = ImapReader.of(line(response.substring("* 12 FETCH ".length())));
    in.open();
    in.keyword("ENVELOPE");
    in.sp();
    envelope(in);
    in.sp();
    in.keyword("BODY");
    in.sp();
    body(in, false);
    in.sp();
    in.keyword("BODYSTRUCTURE");
    in.sp();
    body(in, true);
    in.close();
    in.end();
  }

  private static CommandLine line(String response) {
    CommandFramer framer = new CommandFramer(WIDE);
    ByteBuffer bytes = ByteBuffer.wrap(FetchedMessages.octets(response));
    while (true) {
      FramerEvent event = framer.next(bytes).orElseThrow();
      if (event instanceof FramerEvent.Complete complete) {
        assertThat(bytes.hasRemaining()).as("one line").isFalse();
        return complete.line();
      }
      assertThat(event).isInstanceOf(FramerEvent.LiteralWanted.class);
      framer.acceptLiteral();
    }
  }

  private static void envelope(ImapReader in) {
    in.open();
    in.nstring();
    in.sp();
    in.nstring();
    for (int i = 0; i < 6; i++) {
      in.sp();
      addresses(in);
    }
    in.sp();
    in.nstring();
    in.sp();
    in.nstring();
    in.close();
  }

  private static void addresses(ImapReader in) {
    if (in.tryKeyword("NIL")) {
      return;
    }
    in.open();
    do {
      in.open();
      in.nstring();
      for (int i = 0; i < 3; i++) {
        in.sp();
        in.nstring();
      }
      in.close();
    } while (in.at('('));
    in.close();
  }

  private static void body(ImapReader in, boolean extended) {
    in.open();
    if (in.at('(')) {
      do {
        body(in, extended);
      } while (in.at('('));
      in.sp();
      in.string();
      if (extended) {
        in.sp();
        parameters(in);
        extension(in);
      }
    } else {
      leaf(in, extended);
    }
    in.close();
  }

  private static void leaf(ImapReader in, boolean extended) {
    String type = in.string().toLowerCase(Locale.ROOT);
    in.sp();
    String subtype = in.string().toLowerCase(Locale.ROOT);
    in.sp();
    parameters(in);
    in.sp();
    in.nstring();
    in.sp();
    in.nstring();
    in.sp();
    in.string();
    in.sp();
    in.number();
    if (type.equals("message") && subtype.equals("rfc822")) {
      in.sp();
      envelope(in);
      in.sp();
      body(in, extended);
    }
    if (type.equals("text") || (type.equals("message") && subtype.equals("rfc822"))) {
      in.sp();
      in.number();
    }
    if (extended) {
      in.sp();
      in.nstring();
      extension(in);
    }
  }

  private static void parameters(ImapReader in) {
    if (in.tryKeyword("NIL")) {
      return;
    }
    List<String> strings = in.list(in::string);
    assertThat(strings.size()).isPositive().isEven();
  }

  private static void extension(ImapReader in) {
    in.sp();
    if (!in.tryKeyword("NIL")) {
      in.open();
      in.string();
      in.sp();
      parameters(in);
      in.close();
    }
    in.sp();
    if (in.at('(')) {
      assertThat(in.list(in::string)).isNotEmpty();
    } else {
      in.nstring();
    }
    in.sp();
    in.nstring();
  }
}
