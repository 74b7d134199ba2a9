package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import org.junit.jupiter.api.Test;

/** Two clients on one mailbox: each has its own numbers (RFC 3501, sections 5.2, 5.5 and 7.4.1). */
class TwoSessionsTest {

  private final Sessions sessions = new Sessions().fill("INBOX", 5);
  private final FakeConnection first = sessions.select("INBOX");
  private final FakeConnection second = sessions.select("INBOX");

  private void delete(long... uids) {
    sessions.mailbox("INBOX").updateFlags(UidSet.of(uids), FlagUpdate.add(Flag.DELETED));
  }

  @Test
  void expungeNumbersCountDownAsMessagesGo() {
    delete(2, 3, 5);
    first.say("a NOOP\r\n");
    assertThat(first.say("b EXPUNGE\r\n"))
        .isEqualTo("* 2 EXPUNGE\r\n* 2 EXPUNGE\r\n* 3 EXPUNGE\r\nb OK EXPUNGE done\r\n");
    assertThat(second.say("a NOOP\r\n"))
        .isEqualTo("* 2 EXPUNGE\r\n* 2 EXPUNGE\r\n* 3 EXPUNGE\r\na OK NOOP done\r\n");
  }

  @Test
  void theOtherSessionHearsOfFlagsOnce() {
    sessions.mailbox("INBOX").updateFlags(UidSet.of(4), FlagUpdate.add(Flag.SEEN));
    assertThat(first.say("a NOOP\r\n"))
        .isEqualTo("* 4 FETCH (FLAGS (\\Seen \\Recent))\r\na OK NOOP done\r\n");
    assertThat(first.say("b NOOP\r\n")).isEqualTo("b OK NOOP done\r\n");
    assertThat(second.say("a NOOP\r\n"))
        .isEqualTo("* 4 FETCH (FLAGS (\\Seen))\r\na OK NOOP done\r\n");
  }

  @Test
  void newMessagesAreToldAndRecentInOneSessionOnly() {
    sessions.deliver("INBOX");
    assertThat(first.say("a NOOP\r\n")).isEqualTo("* 6 EXISTS\r\n* 6 RECENT\r\na OK NOOP done\r\n");
    assertThat(second.say("a NOOP\r\n"))
        .isEqualTo("* 6 EXISTS\r\n* 0 RECENT\r\na OK NOOP done\r\n");
  }

  @Test
  void keywordsThatAreNewAreAnnounced() {
    sessions.deliver("INBOX", Flag.keyword("$Work"));
    assertThat(second.say("a NOOP\r\n"))
        .startsWith("* 6 EXISTS\r\n* 1 RECENT\r\n* FLAGS (")
        .contains("$Work)\r\n* OK [PERMANENTFLAGS (", "$Work \\*)] ");
  }

  @Test
  void keywordsOfAnotherSessionAreAnnouncedBeforeAFetchNamesThem() {
    first.say("a STORE 1 +FLAGS.SILENT ($Work)\r\n");
    assertThat(second.say("b FETCH 1 FLAGS\r\n"))
        .startsWith("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Work)\r\n")
        .contains("$Work \\*)] Flags that last\r\n* 1 FETCH (FLAGS ($Work))\r\n")
        .doesNotContain("b OK FETCH done\r\n* FLAGS");
    assertThat(second.say("c NOOP\r\n")).doesNotContain("PERMANENTFLAGS");
  }

  @Test
  void lostHintsAreMadeUpForByNoop() {
    sessions.server().deaf();
    sessions.deliver("INBOX");
    assertThat(first.say("a NOOP\r\n")).startsWith("* 6 EXISTS\r\n");
  }

  @Test
  void deletingASelectedMailboxEndsTheOtherSession() {
    sessions.login().say("a CREATE x\r\n");
    FakeConnection holder = sessions.select("x");
    assertThat(first.say("a DELETE x\r\n")).isEqualTo("a OK DELETE done\r\n");
    assertThat(holder.say("a NOOP\r\n"))
        .isEqualTo("a OK NOOP done\r\n* BYE The selected mailbox was deleted\r\n");
    assertThat(holder.isClosed()).isTrue();
  }
}
