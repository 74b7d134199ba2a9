package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QRESYNC of SELECT (RFC 7162, section 7). */
class QresyncParameterTest {

  private static QresyncParameter parse(String text) {
    ImapReader in = ImapReader.of(CommandLine.of(text.getBytes(StandardCharsets.US_ASCII)));
    QresyncParameter parameter = QresyncParameter.parse(in);
    in.end();
    return parameter;
  }

  private static SequenceSet set(String text) {
    return SequenceSet.parse(text).orElseThrow();
  }

  @Test
  void knowsUpToFourArguments() {
    assertThat(parse(" (67890007 20050715194045000)"))
        .isEqualTo(
            new QresyncParameter(67890007, 20050715194045000L, Optional.empty(), Optional.empty()));
    assertThat(parse(" (1 2 41,43:211,214:541)").known()).contains(set("41,43:211,214:541"));
    assertThat(parse(" (1 2 (5,9:11 15,22,27:28))").match())
        .contains(new QresyncParameter.Match(set("5,9:11"), set("15,22,27:28")));
    assertThat(parse(" (1 9223372036854775807 1:29997 (5000,7500 15000,22500))").match())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " ()",
        " (1)",
        " (0 1)",
        " (1 0)",
        " (4294967296 1)",
        " (1 9223372036854775808)",
        " (1 2 )",
        " (1 2 *)",
        " (1 2 1:*)",
        " (1 2 $)",
        " (1 2 (1))",
        " (1 2 (1 1:2))",
        " (1 2 (2,1 1,2))",
        " (1 2 (2:1 1:2))",
        " (1 2 (1:3,3 1:4))",
        " (1 2 (1:* 1:2))",
        " (1 2 ($ $))",
        " (1 2 (1 1) 1)",
        " (1 2 1 (1 1)",
        " 1 2"
      })
  void refusesWhatIsNotToTheGrammar(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(ImapSyntaxException.class);
  }
}
