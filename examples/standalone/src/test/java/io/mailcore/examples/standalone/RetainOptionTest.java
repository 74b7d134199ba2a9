package io.mailcore.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(60)
class RetainOptionTest {

  @ParameterizedTest
  @CsvSource({
    "trash=30d, '[\\Trash max age PT720H, Trash max age PT720H]'",
    "Junk=12h, '[\\Junk max age PT12H, Junk max age PT12H]'",
    "all=1d, '[all max age PT24H]'",
    "Lists/*=2d, '[Lists/* max age PT48H]'",
    "a=b=2d, '[a=b max age PT48H]'",
    "*=2d, '[* max age PT48H]'",
  })
  void readsMailboxAndAge(String text, String rules) {
    assertThat(RetainOption.parse(text).rules()).hasToString(rules);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "trash", "trash=", "=3d", "trash=3", "trash=-3d", "trash=3.5d"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetainOption.parse(text))
        .withMessageContaining("expected: MAILBOX=DAYSd");
  }

  @Test
  void startsWithAll() {
    Options options = new Options();
    new CommandLine(options)
        .parseArgs(
            "--user", "a@example.test:x", "--imap", "0", "--retain", "trash=30d", "--keep", "9");
    try (StandaloneServer server = StandaloneServer.start(options)) {
      assertThat(server.server().isRunning()).isTrue();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .contains("mailcore-example.test-retention");
    }
  }
}
