package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IDLE (RFC 2177). */
class IdleTest {

  private final Sessions sessions = new Sessions().fill("INBOX", 3);
  private final FakeConnection client = sessions.select("INBOX");

  @Test
  void tellsAtOnceWhatHappensMeanwhile() {
    assertThat(client.say("a IDLE\r\n")).isEqualTo("+ idling\r\n");
    sessions.deliver("INBOX");
    assertThat(client.run().read()).isEqualTo("* 4 EXISTS\r\n* 4 RECENT\r\n");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(2), FlagUpdate.add(Flag.DELETED));
    assertThat(client.run().read()).isEqualTo("* 2 FETCH (FLAGS (\\Deleted \\Recent))\r\n");
    sessions.mailbox("INBOX").expunge(UidSet.of(1, 2, 3));
    assertThat(client.run().read()).isEqualTo("* 2 EXPUNGE\r\n");
    assertThat(client.run().read()).isEmpty();
    assertThat(client.say("DONE\r\n")).isEqualTo("a OK IDLE done\r\n");
  }

  @Test
  void tellsFirstWhatHappenedBefore() {
    sessions.deliver("INBOX");
    assertThat(client.say("a IDLE\r\n")).isEqualTo("+ idling\r\n* 4 EXISTS\r\n* 4 RECENT\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b NOOP", "DONE ", " DONE", "DONE {3}", "DONE {3+}\r\nabc"})
  void anythingButDoneEndsIt(String line) {
    client.say("a IDLE\r\n");
    assertThat(client.say(line + "\r\n")).isEqualTo("a BAD Expected DONE\r\n");
    assertThat(client.say("c NOOP\r\n")).isEqualTo("c OK NOOP done\r\n");
  }

  @Test
  void showsSignsOfLifeAndLooksForItself() {
    client.say("a IDLE\r\n");
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(1));
    sessions.server().deaf();
    sessions.deliver("INBOX");
    assertThat(client.timeOut().read()).isEqualTo("* 4 EXISTS\r\n* 4 RECENT\r\n");
    assertThat(client.timeOut().read()).isEqualTo("* OK Still here\r\n");
    assertThat(client.timeOut().read()).isEmpty();
    assertThat(client.timeOut().read()).isEqualTo("* OK Still here\r\n");
  }

  @Test
  void endsAfterHalfAnHour() {
    client.say("a IDLE\r\n");
    for (int minute = 1; minute < 30; minute++) {
      client.timeOut().read();
      assertThat(client.isClosed()).isFalse();
    }
    assertThat(client.timeOut().read()).isEqualTo("* BYE Autologout, idle for too long\r\n");
  }

  @Test
  void timeBeginsAnewBehindIt() {
    client.say("a IDLE\r\nDONE\r\n");
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(30));
    assertThat(client.timeOut().read()).startsWith("* BYE ");
  }

  @Test
  void endsTheSessionWhereTheMailboxIsDeleted() {
    sessions.login().say("a CREATE x\r\n");
    FakeConnection idle = sessions.select("x");
    idle.say("a IDLE\r\n");
    sessions.account().delete(MailboxName.of("x"));
    assertThat(idle.run().read() + (idle.isClosed() ? "" : idle.timeOut().read()))
        .isEqualTo("* BYE The selected mailbox was deleted\r\n");
    assertThat(idle.isClosed()).isTrue();
  }

  @Test
  void worksWithoutASelectedMailbox() {
    assertThat(sessions.login().say("a IDLE\r\nDONE\r\n"))
        .isEqualTo("+ idling\r\na OK IDLE done\r\n");
    assertThat(sessions.connect().say("a IDLE\r\n")).endsWith("a BAD Log in first\r\n");
  }

  @Test
  void aThousandTimesInARowIsNoOffence() {
    assertThat(client.say("a IDLE\r\nDONE\r\n".repeat(1000)))
        .isEqualTo("+ idling\r\na OK IDLE done\r\n".repeat(1000));
  }
}
