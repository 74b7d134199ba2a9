package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.ImapWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** INPROGRESS (RFC 9585). */
class ProgressTest {

  private Instant now = Instant.parse("2026-02-03T04:05:06Z");
  private final Progress progress = new Progress(() -> now, "A001");

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void isDueEveryTenSeconds() {
    assertThat(progress.isDue()).isFalse();
    pass(9);
    assertThat(progress.isDue()).isFalse();
    pass(1);
    assertThat(progress.isDue()).isTrue();
    assertThat(progress.isDue()).isFalse();
    pass(25);
    assertThat(progress.isDue()).isTrue();
    pass(9);
    assertThat(progress.isDue()).isFalse();
    pass(1);
    assertThat(progress.isDue()).isTrue();
  }

  @Test
  void saysHowFarItHasCome() {
    ImapWriter out = ImapWriter.create();
    progress.write(454, 1000, out);
    progress.write(out);
    assertThat(new String(out.toBytes(), StandardCharsets.US_ASCII))
        .isEqualTo(
            "* OK [INPROGRESS (\"A001\" 454 1000)] Still working\r\n"
                + "* OK [INPROGRESS (\"A001\" NIL NIL)] Still working\r\n");
  }
}
