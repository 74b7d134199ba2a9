package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever messages are made of comes back octet for octet, in order, and none too many. */
class RoundTripPropertyTest {

  private static final String FROM = "From a@b Tue Mar  3 08:20:30 2026";

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(
            "\r\n",
            "\r\n",
            "\r\n",
            "\r\n\r\n",
            "\r",
            "\n",
            FROM,
            "From ",
            ">",
            ">" + FROM,
            "Subject: x",
            "Status: RO",
            "X-Keywords: a b",
            "Content-Length: 5",
            "X-Mailcore-Form: 1 exact open",
            "X-Mozilla-Status: 000b",
            "X-IMAP: 1",
            " ",
            "\t",
            ":",
            "x",
            "\0",
            "\u0001\u0001\u0001\u0001")
        .list()
        .ofMaxSize(16)
        .map(list -> String.join("", list))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 400)
  void comesBack(@ForAll("texts") List<String> texts, @ForAll Formats format) throws IOException {
    Path directory = Files.createTempDirectory("archive");
    try {
      Account before = Account.create();
      texts.forEach(text -> before.add("INBOX", text));
      assertThat(before.export(format.at(directory)).problems()).isEmpty();
      Account after = Account.create();
      assertThat(after.bring(format.at(directory)).problems()).isEmpty();
      assertThat(after.messages("INBOX")).isEqualTo(before.messages("INBOX"));
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
