package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommandFramerProperties {

  private static final FramingLimits LIMITS = new FramingLimits(40, 8, 12, 20);

  @Provide
  Arbitrary<String> input() {
    return Arbitraries.of(
            "a",
            " ",
            "X",
            "\r\n",
            "\r\n",
            "\r\n",
            "\n",
            "\r",
            "\0",
            "{3}",
            "{3+}",
            "{9+}",
            "~{2+}",
            "{25+}",
            "{0+}\r\n",
            "}",
            "+}",
            "abc",
            "\u00ff",
            "{2+}\r\nzz",
            "{4}\r\nyyyy",
            "xxxxxxxxxxxxxxxxxxxxxxxxx")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void givesTheSameEventsHoweverTheBytesAreSplit(@ForAll("input") String input) {
    byte[] bytes = Commands.bytes(input);
    List<String> whole = Commands.events(new CommandFramer(LIMITS), bytes, bytes.length + 1);
    for (int size = 1; size <= bytes.length; size++) {
      assertThat(Commands.events(new CommandFramer(LIMITS), bytes, size)).isEqualTo(whole);
    }
  }

  @Property(tries = 300)
  void readsTheSameWithBareLfLeniencyWhereAllLinesEndWithCrLf(@ForAll("input") String input) {
    // Without literals, which would hold one half of a line end.
    String clean =
        input
            .replace("{", "")
            .replace("\r\n", "\u0001")
            .replace("\n", "")
            .replace("\u0001", "\r\n");
    byte[] bytes = Commands.bytes(clean);
    assertThat(Commands.events(CommandFramer.acceptingBareLf(LIMITS), bytes, 7))
        .isEqualTo(Commands.events(new CommandFramer(LIMITS), bytes, 7));
  }

  @Property(tries = 300)
  void neverThrowsOnArbitraryBytes(@ForAll byte[] bytes) {
    for (int size = 1; size <= 3; size++) {
      assertThat(Commands.events(new CommandFramer(LIMITS), bytes, size)).isNotNull();
    }
  }
}
