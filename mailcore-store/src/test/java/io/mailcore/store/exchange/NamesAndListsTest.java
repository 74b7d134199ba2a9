package io.mailcore.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndListsTest {

  /** The examples of RFC 3501, section 5.1.3, and of mailboxes in use. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e| ~peter/mail/&U,BTFw-/&ZeVnLIqe-",
        "Gesendete & Entw\u00fcrfe| Gesendete &- Entw&APw-rfe",
        "\ud83d\ude00| &2D3eAA-",
        "plain| plain"
      })
  void writesAndReadsModifiedUtf7(String text, String form) {
    assertThat(ModifiedUtf7.encode(text)).isEqualTo(form);
    assertThat(ModifiedUtf7.decode(form)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "&AGE", "a&b", "\u00fc", "&A-", "&/-", "&2D0-", "tab\there"})
  void readsNothingElse(String form) {
    assertThat(ModifiedUtf7.decode(form)).isEmpty();
  }

  @Property
  void keepsEveryOctetOfANameInAscii(@ForAll byte[] octets) {
    String encoded = FileName.encode(octets);
    assertThat(encoded).matches("[!-~]*").doesNotContain("/", " ");
    assertThat(FileName.octets(encoded)).isEqualTo(octets);
  }

  @Test
  void resolvesWhatItEncoded() {
    Path directory = Path.of("/tmp/some");
    for (String name : List.of("plain", "a b", "100%", "x:2,S", "%41")) {
      String encoded = FileName.encode(directory.resolve(name));
      assertThat(FileName.resolve(directory, encoded)).isEqualTo(directory.resolve(name));
    }
    Path odd = FileName.resolve(directory, "odd%FF%E4");
    assertThat(FileName.encode(odd)).isEqualTo("odd%FF%E4");
    assertThat(FileName.text("odd%E4")).isEqualTo("odd\u00e4");
    assertThat(FileName.text("odd%C3%A4")).isEqualTo("odd\u00e4");
  }

  @Test
  void sortsMoreLinesThanItHolds() throws IOException {
    List<String> lines = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 1003; i++) {
      lines.add(Integer.toString(random.nextInt(500)));
    }
    try (SortedLines sorted = new SortedLines(100)) {
      for (String line : lines) {
        sorted.add(line);
      }
      List<String> read = new ArrayList<>();
      sorted.iterator().forEachRemaining(read::add);
      Collections.sort(lines);
      assertThat(read).isEqualTo(lines);
      assertThat(sorted.size()).isEqualTo(1003);
    }
  }

  @Test
  void writesAnAddressOfALineThatComesFirst() throws IOException {
    String text = "Return-Path: <ann@example.test>\r\nSubject: x\r\n\r\nbody\r\n";
    MessageShape shape = MessageShape.of(new Octets(text.getBytes(StandardCharsets.US_ASCII)));
    assertThat(shape.sender()).contains("ann@example.test");
    assertThat(shape.bodyOctets()).isEqualTo(6);
    assertThat(shape.bodyPairs()).isEqualTo(1);
    assertThat(shape.exactLf()).isTrue();
    String odd = "Return-Path: <a b>\r\n\r\n";
    assertThat(MessageShape.of(new Octets(odd.getBytes(StandardCharsets.US_ASCII))).sender())
        .isEmpty();
  }
}
