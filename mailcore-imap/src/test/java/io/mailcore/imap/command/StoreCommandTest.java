package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.session.Sessions;
import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import org.junit.jupiter.api.Test;

/** STORE and UID STORE (RFC 3501, section 6.4.6; RFC 7162, section 3.1.3). */
class StoreCommandTest {

  private final Sessions sessions = new Sessions().fill("INBOX", 3);
  private final FakeConnection client = sessions.select("INBOX");

  private long highest() {
    return sessions.mailbox("INBOX").status().highestModSeq().value();
  }

  @Test
  void addsRemovesAndReplaces() {
    assertThat(client.say("a STORE 1 +FLAGS (\\Deleted $Work)\r\n"))
        .startsWith("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Work)\r\n")
        .endsWith("* 1 FETCH (FLAGS (\\Deleted $Work \\Recent))\r\na OK STORE done\r\n");
    assertThat(client.say("b store 1:2 -flags \\deleted\r\n"))
        .startsWith("* 1 FETCH (FLAGS ($Work \\Recent))\r\n* 2 FETCH (FLAGS (\\Recent))\r\n");
    assertThat(client.say("c UID STORE 2 FLAGS (\\Seen \\Draft)\r\n"))
        .isEqualTo("* 2 FETCH (UID 2 FLAGS (\\Draft \\Seen \\Recent))\r\nc OK UID STORE done\r\n");
    assertThat(client.say("d STORE 2 FLAGS ()\r\n"))
        .isEqualTo("* 2 FETCH (FLAGS (\\Recent))\r\nd OK STORE done\r\n");
  }

  @Test
  void takesFlagsInLowerCaseWithoutParentheses() {
    assertThat(client.say("a STORE 1 +flags.silent \\seen \\answered\r\n"))
        .isEqualTo("a OK STORE done\r\n");
    assertThat(client.say("b FETCH 1 FLAGS\r\n")).contains("(\\Answered \\Seen \\Recent)");
  }

  @Test
  void isSilentToItsOwnClientAlone() {
    FakeConnection other = sessions.select("INBOX");
    assertThat(client.say("a STORE 1:3 +FLAGS.SILENT (\\Seen)\r\n"))
        .isEqualTo("a OK STORE done\r\n");
    assertThat(client.say("b NOOP\r\n")).isEqualTo("b OK NOOP done\r\n");
    assertThat(other.say("c NOOP\r\n")).contains("* 3 FETCH (FLAGS (\\Seen))\r\n");
  }

  @Test
  void storesOnlyWhatIsUnchanged_rfc7162Section313() {
    long before = highest();
    sessions.mailbox("INBOX").updateFlags(UidSet.of(2), FlagUpdate.add(Flag.FLAGGED));
    String answer = client.say("a STORE 1:3 (UNCHANGEDSINCE " + before + ") +FLAGS (\\Seen)\r\n");
    assertThat(answer)
        .contains("* 1 FETCH (UID 1 FLAGS (\\Seen \\Recent) MODSEQ (" + (before + 2) + "))\r\n")
        .contains("* 3 FETCH (UID 3 FLAGS (\\Seen \\Recent) MODSEQ (" + (before + 2) + "))\r\n")
        .contains("a OK [MODIFIED 2] ")
        .doesNotContain("* 2 FETCH (FLAGS (\\Flagged \\Seen");
    assertThat(client.say("b UID STORE 1 (UNCHANGEDSINCE 0) +FLAGS.SILENT (\\Draft)\r\n"))
        .isEqualTo("b OK [MODIFIED 1] Some messages have changed meanwhile\r\n");
    assertThat(
            client.say("c STORE 1 (UNCHANGEDSINCE 9223372036854775807) +FLAGS.SILENT \\Draft\r\n"))
        .isEqualTo("* 1 FETCH (UID 1 MODSEQ (" + (before + 3) + "))\r\nc OK STORE done\r\n");
    assertThat(client.say("d STORE 1 (UNCHANGEDSINCE 9223372036854775808) +FLAGS \\Draft\r\n"))
        .startsWith("d BAD ");
    assertThat(client.say("e STORE 1 (UNCHANGEDSINCE -1) +FLAGS \\Draft\r\n")).startsWith("e BAD ");
  }

  @Test
  void tellsTheModSeqOfWhatMeetsTheConditionThoughNothingChanges_rfc7162Section313() {
    client.say("a STORE 1 +FLAGS (\\Seen)\r\n");
    long highest = highest();
    assertThat(client.say("b STORE 1 (UNCHANGEDSINCE " + highest + ") +FLAGS.SILENT (\\Seen)\r\n"))
        .endsWith("* 1 FETCH (UID 1 MODSEQ (" + highest + "))\r\nb OK STORE done\r\n");
    assertThat(client.say("c STORE 1 +FLAGS.SILENT (\\Seen)\r\n")).isEqualTo("c OK STORE done\r\n");
  }

  @Test
  void refusesNumbersWithoutMessageAndPassesOverUids_rfc3501Section9() {
    for (String numbers : new String[] {"4", "1:4", "4:*", "1,4294967295"}) {
      assertThat(client.say("a STORE " + numbers + " +FLAGS (\\Seen)\r\n")).startsWith("a BAD ");
    }
    assertThat(client.say("b FETCH 1:* FLAGS\r\n")).doesNotContain("\\Seen");
    assertThat(client.say("c UID STORE 4:5 +FLAGS (\\Seen)\r\n"))
        .isEqualTo("c OK UID STORE done\r\n");
  }

  @Test
  void changesNothingAfterExamine() {
    client.say("a EXAMINE INBOX\r\n");
    assertThat(client.say("b STORE 1 +FLAGS \\Seen\r\n")).startsWith("b NO [READ-ONLY] ");
    assertThat(client.say("c FETCH 1 FLAGS\r\n")).doesNotContain("\\Seen");
  }

  @Test
  void passesOverMessagesThatOthersHaveRemoved() {
    sessions.mailbox("INBOX").remove(UidSet.of(1));
    assertThat(client.say("b STORE 1:2 +FLAGS \\Seen\r\n"))
        .isEqualTo("* 2 FETCH (FLAGS (\\Seen \\Recent))\r\nb OK STORE done\r\n");
  }

  @Test
  void refusesWhatIsNotToTheGrammar() {
    for (String bad :
        new String[] {
          "STORE 1 FOO \\Seen",
          "STORE 1 +FLAGS",
          "STORE 1 +FLAGS \\Recent",
          "STORE 1 FLAGS (\\Seen",
          "STORE 1 (FOO 1) FLAGS \\Seen",
          "STORE 0 FLAGS \\Seen",
          "STORE 1 ++FLAGS \\Seen"
        }) {
      assertThat(client.say("a " + bad + "\r\n")).as(bad).startsWith("a BAD ");
    }
  }
}
