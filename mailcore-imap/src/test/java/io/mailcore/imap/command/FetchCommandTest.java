package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import org.junit.jupiter.api.Test;

/** FETCH and UID FETCH (RFC 3501, section 6.4.5; RFC 7162, section 3.1.4). */
class FetchCommandTest {

  private static final String MESSAGE = "Subject: x\r\n\r\nbody\r\n";

  private final Sessions sessions = new Sessions().fill("INBOX", 3);
  private final FakeConnection client = sessions.select("INBOX");

  private void removeBehindTheClient(long uid) {
    sessions.mailbox("INBOX").remove(UidSet.of(uid));
  }

  @Test
  void answersInTheOrderOfTheClient() {
    assertThat(client.say("a FETCH 2 (RFC822.SIZE FLAGS)\r\n"))
        .isEqualTo("* 2 FETCH (RFC822.SIZE 20 FLAGS (\\Recent))\r\na OK FETCH done\r\n");
    assertThat(client.say("b fetch 1:2 uid\r\n"))
        .isEqualTo("* 1 FETCH (UID 1)\r\n* 2 FETCH (UID 2)\r\nb OK FETCH done\r\n");
    assertThat(client.say("c FETCH 3 FAST\r\n"))
        .isEqualTo(
            "* 3 FETCH (FLAGS (\\Recent) INTERNALDATE \"03-Feb-2026 04:05:06 +0000\""
                + " RFC822.SIZE 20)\r\nc OK FETCH done\r\n");
  }

  @Test
  void tellsTheUidWhereMessagesAreNamedByIt_section648() {
    assertThat(client.say("a UID FETCH 2 FLAGS\r\n"))
        .isEqualTo("* 2 FETCH (UID 2 FLAGS (\\Recent))\r\na OK UID FETCH done\r\n");
    assertThat(client.say("b UID FETCH 4294967295:* (FLAGS UID)\r\n"))
        .isEqualTo("* 3 FETCH (FLAGS (\\Recent) UID 3)\r\nb OK UID FETCH done\r\n");
    assertThat(client.say("c UID FETCH 9 FLAGS\r\n")).isEqualTo("c OK UID FETCH done\r\n");
  }

  @Test
  void setsSeenOnceAndTellsIt() {
    assertThat(client.say("a FETCH 1 BODY[TEXT]\r\n"))
        .isEqualTo(
            "* 1 FETCH (BODY[TEXT] {6}\r\nbody\r\n FLAGS (\\Seen \\Recent))\r\na OK FETCH done\r\n");
    assertThat(client.say("b FETCH 1 BODY[TEXT]\r\n"))
        .isEqualTo("* 1 FETCH (BODY[TEXT] {6}\r\nbody\r\n)\r\nb OK FETCH done\r\n");
    assertThat(client.say("c FETCH 2 (BODY.PEEK[] RFC822.HEADER)\r\n"))
        .isEqualTo(
            "* 2 FETCH (BODY[] {20}\r\n"
                + MESSAGE
                + " RFC822.HEADER {14}\r\nSubject: x\r\n\r\n)\r\nc OK FETCH done\r\n");
    assertThat(client.say("d FETCH 2 FLAGS\r\n")).contains("FLAGS (\\Recent)");
    assertThat(client.say("e FETCH 3 (FLAGS RFC822)\r\n")).contains("FLAGS (\\Seen \\Recent)");
  }

  @Test
  void leavesFlagsAloneAfterExamine() {
    client.say("a EXAMINE INBOX\r\n");
    assertThat(client.say("b FETCH 1 BODY[]\r\n"))
        .isEqualTo("* 1 FETCH (BODY[] {20}\r\n" + MESSAGE + ")\r\nb OK FETCH done\r\n");
    assertThat(client.say("c FETCH 1 FLAGS\r\n")).doesNotContain("\\Seen");
  }

  @Test
  void tellsOthersThatAMessageWasSeen() {
    FakeConnection other = sessions.select("INBOX");
    client.say("a FETCH 1 BODY[]\r\n");
    assertThat(other.say("b NOOP\r\n"))
        .isEqualTo("* 1 FETCH (FLAGS (\\Seen))\r\nb OK NOOP done\r\n");
    assertThat(client.say("c NOOP\r\n")).isEqualTo("c OK NOOP done\r\n");
  }

  @Test
  void answersEnvelopeAndStructure() {
    assertThat(client.say("a FETCH 1 (ENVELOPE BODY BODYSTRUCTURE)\r\n"))
        .isEqualTo(
            "* 1 FETCH (ENVELOPE (NIL \"x\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                + " BODY (\"text\" \"plain\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 6 1)"
                + " BODYSTRUCTURE (\"text\" \"plain\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 6 1"
                + " NIL NIL NIL NIL))\r\na OK FETCH done\r\n");
  }

  @Test
  void passesOverMessagesThatAreGoneAndKeepsNumbers_section741() {
    removeBehindTheClient(1);
    assertThat(client.say("a FETCH 1:* (UID BODY.PEEK[TEXT])\r\n"))
        .isEqualTo(
            "* 2 FETCH (UID 2 BODY[TEXT] {6}\r\nbody\r\n)\r\n"
                + "* 3 FETCH (UID 3 BODY[TEXT] {6}\r\nbody\r\n)\r\na OK FETCH done\r\n");
    assertThat(client.say("b UID FETCH 2 UID\r\n"))
        .isEqualTo("* 2 FETCH (UID 2)\r\n* 1 EXPUNGE\r\nb OK UID FETCH done\r\n");
  }

  @Test
  void fetchesOnlyWhatHasChanged_rfc7162Section314() {
    long before = sessions.mailbox("INBOX").status().highestModSeq().value();
    sessions.mailbox("INBOX").updateFlags(UidSet.of(2), FlagUpdate.add(Flag.FLAGGED));
    client.say("n NOOP\r\n");
    assertThat(client.say("a FETCH 1:* (FLAGS) (CHANGEDSINCE " + before + ")\r\n"))
        .isEqualTo(
            "* OK [HIGHESTMODSEQ "
                + (before + 1)
                + "] Highest mod-sequence\r\n* 2 FETCH (FLAGS (\\Flagged \\Recent) MODSEQ ("
                + (before + 1)
                + "))\r\na OK FETCH done\r\n");
    assertThat(client.say("b FETCH 3 BODY[TEXT]\r\n"))
        .isEqualTo(
            "* 3 FETCH (UID 3 BODY[TEXT] {6}\r\nbody\r\n FLAGS (\\Seen \\Recent) MODSEQ ("
                + (before + 2)
                + "))\r\nb OK FETCH done\r\n");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(client.say("a FETCH 1 FOO\r\n")).startsWith("a BAD ");
    assertThat(client.say("b FETCH 0 FLAGS\r\n")).startsWith("b BAD ");
    assertThat(client.say("c FETCH 1,$ FLAGS\r\n")).startsWith("c BAD ");
    assertThat(client.say("d FETCH 1 (FLAGS) (CHANGEDSINCE 1 VANISHED)\r\n")).startsWith("d BAD ");
    FakeConnection without =
        new Sessions(ImapListener.onPort(0).without("CONDSTORE")).fill("INBOX", 1).select("INBOX");
    assertThat(without.say("e FETCH 1 MODSEQ\r\n")).startsWith("e BAD ");
  }

  @Test
  void answersForAllMessagesOfALargeMailbox() {
    sessions.fill("INBOX", 250);
    client.say("n NOOP\r\n");
    assertThat(client.say("a FETCH 1:* (UID RFC822.TEXT)\r\n").split("\r\n"))
        .filteredOn(line -> line.startsWith("* "))
        .hasSize(253)
        .endsWith("* 253 FETCH (UID 253 RFC822.TEXT {6}");
  }
}
