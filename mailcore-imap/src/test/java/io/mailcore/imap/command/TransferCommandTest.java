package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.session.Sessions;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;

/** COPY and MOVE (RFC 3501, section 6.4.7; RFC 6851; RFC 4315, section 3). */
class TransferCommandTest {

  private final Sessions sessions = new Sessions().fill("INBOX", 4);
  private final FakeConnection client = sessions.select("INBOX");

  TransferCommandTest() {
    client.say("c CREATE Archive\r\n");
  }

  private long validity() {
    return sessions.mailbox("Archive").status().uidValidity().value();
  }

  private long count(String mailbox) {
    return sessions.mailbox(mailbox).status().counts().messages();
  }

  @Test
  void copiesAndSaysWhereTo() {
    assertThat(client.say("a COPY 2:3 Archive\r\n"))
        .isEqualTo("a OK [COPYUID " + validity() + " 2:3 1:2] COPY done\r\n");
    assertThat(client.say("b UID COPY 4,1 \"Archive\"\r\n"))
        .isEqualTo("b OK [COPYUID " + validity() + " 1,4 3:4] UID COPY done\r\n");
    assertThat(count("Archive")).isEqualTo(4);
    assertThat(count("INBOX")).isEqualTo(4);
  }

  @Test
  void saysUidsWhereNumbersDiffer() {
    sessions.mailbox("INBOX").remove(UidSet.of(1));
    client.say("n NOOP\r\n");
    assertThat(client.say("a COPY 1 Archive\r\n")).contains("[COPYUID " + validity() + " 2 1]");
  }

  @Test
  void movesAndSaysWhereToBeforeItExpunges_rfc6851Section43() {
    assertThat(client.say("a MOVE 1:2 Archive\r\n"))
        .isEqualTo(
            "* OK [COPYUID "
                + validity()
                + " 1:2 1:2] Moved\r\n* 1 EXPUNGE\r\n* 1 EXPUNGE\r\na OK MOVE done\r\n");
    assertThat(client.say("b UID MOVE 4 Archive\r\n"))
        .contains("[COPYUID " + validity() + " 4 3]")
        .contains("* 2 EXPUNGE\r\n");
    assertThat(count("Archive")).isEqualTo(3);
    assertThat(count("INBOX")).isEqualTo(1);
  }

  @Test
  void asksForAMissingTargetToBeCreated() {
    assertThat(client.say("a COPY 1 Nope\r\n")).startsWith("a NO [TRYCREATE] ");
    assertThat(client.say("b UID MOVE 1 Nope\r\n")).startsWith("b NO [TRYCREATE] ");
    assertThat(count("INBOX")).isEqualTo(4);
  }

  @Test
  void movesNothingOutOfAMailboxThatIsReadOnly() {
    client.say("a EXAMINE INBOX\r\n");
    assertThat(client.say("b MOVE 1 Archive\r\n")).startsWith("b NO [READ-ONLY] ");
    assertThat(client.say("c COPY 1 Archive\r\n")).startsWith("c OK [COPYUID ");
  }

  @Test
  void doesNothingWithoutMessages() {
    assertThat(client.say("a UID COPY 9 Archive\r\n")).isEqualTo("a OK UID COPY done\r\n");
    assertThat(client.say("b UID MOVE 9 Archive\r\n")).isEqualTo("b OK UID MOVE done\r\n");
  }

  @Test
  void tellsOfCopiesInTheSameMailbox() {
    assertThat(client.say("a COPY 1 INBOX\r\n"))
        .contains("* 5 EXISTS\r\n")
        .contains(" 1 5] COPY done\r\n");
  }

  @Test
  void refusesWhatIsNotToTheGrammar() {
    assertThat(client.say("a COPY 1\r\n")).startsWith("a BAD ");
    assertThat(client.say("b COPY 0 Archive\r\n")).startsWith("b BAD ");
    assertThat(client.say("c MOVE 1 Archive x\r\n")).startsWith("c BAD ");
    assertThat(client.say("d MOVE 1 &AGE-\r\n")).startsWith("d BAD ");
  }
}
