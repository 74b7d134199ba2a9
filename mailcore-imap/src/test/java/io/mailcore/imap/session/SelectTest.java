package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SELECT, EXAMINE and what ends them (RFC 3501, sections 6.3.1, 6.3.2 and 6.4; RFC 7162). */
class SelectTest {

  private static final String SYSTEM = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

  private final Sessions sessions = new Sessions();
  private final FakeConnection client = sessions.login();

  private long validity() {
    return sessions.mailbox("INBOX").status().uidValidity().value();
  }

  @Test
  void describesTheMailbox() {
    sessions.deliver("INBOX", Flag.SEEN);
    sessions.deliver("INBOX", Flag.keyword("$Work"));
    assertThat(client.say("a SELECT inbox\r\n"))
        .isEqualTo(
            "* FLAGS ("
                + SYSTEM
                + " $Work)\r\n* OK [PERMANENTFLAGS ("
                + SYSTEM
                + " $Work \\*)] Flags that last\r\n* 2 EXISTS\r\n* 2 RECENT\r\n"
                + "* OK [UNSEEN 2] First unseen message\r\n* OK [UIDVALIDITY "
                + validity()
                + "] UIDs are valid\r\n* OK [UIDNEXT 3] Predicted next UID\r\n"
                + "* OK [MAILBOXID ("
                + sessions.mailbox("INBOX").id()
                + ")] Id of the mailbox\r\n"
                + "* OK [HIGHESTMODSEQ 3] Highest mod-sequence\r\na OK [READ-WRITE] SELECT done\r\n");
  }

  @Test
  void describesAnEmptyMailboxToExamine() {
    assertThat(client.say("a EXAMINE INBOX\r\n"))
        .isEqualTo(
            "* FLAGS ("
                + SYSTEM
                + ")\r\n* OK [PERMANENTFLAGS ()] No flags can be changed\r\n"
                + "* 0 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY "
                + validity()
                + "] UIDs are valid\r\n* OK [UIDNEXT 1] Predicted next UID\r\n"
                + "* OK [MAILBOXID ("
                + sessions.mailbox("INBOX").id()
                + ")] Id of the mailbox\r\n"
                + "* OK [HIGHESTMODSEQ 1] Highest mod-sequence\r\na OK [READ-ONLY] EXAMINE done\r\n");
  }

  @Test
  void recentIsForTheFirstWhoSelectsAndNotTakenByExamine() {
    sessions.fill("INBOX", 2);
    assertThat(client.say("a EXAMINE INBOX\r\n")).contains("* 2 RECENT\r\n");
    assertThat(sessions.login().say("a SELECT INBOX\r\n")).contains("* 2 RECENT\r\n");
    assertThat(client.say("b SELECT INBOX\r\n")).contains("* 0 RECENT\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "a//b", "\"\"", "../x", "INBOX/none", "a/"})
  void aSelectThatFailsLeavesNoMailboxSelected(String name) {
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b SELECT " + name + "\r\n"))
        .isEqualTo(
            "* OK [CLOSED] The mailbox that was selected is closed\r\n"
                + "b NO [NONEXISTENT] No such mailbox\r\n");
    assertThat(client.say("c CHECK\r\n")).isEqualTo("c BAD Select a mailbox first\r\n");
    assertThat(sessions.server().listeners()).isZero();
  }

  @Test
  void aSelectThatIsntUnderstoodLeavesAllAsItIs() {
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b SELECT INBOX (X)\r\n")).isEqualTo("b BAD Unknown parameter\r\n");
    assertThat(client.say("c CHECK\r\n")).isEqualTo("c OK CHECK done\r\n");
  }

  @Test
  void closeRemovesWhatIsDeletedSilently() {
    sessions.fill("INBOX", 3);
    sessions.mailbox("INBOX").updateFlags(UidSet.of(1, 3), FlagUpdate.add(Flag.DELETED));
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b CLOSE\r\nc CLOSE\r\n"))
        .isEqualTo("b OK CLOSE done\r\nc BAD Select a mailbox first\r\n");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isEqualTo(1);
  }

  @Test
  void unselectAndReadOnlyCloseRemoveNothing() {
    sessions.deliver("INBOX", Flag.DELETED);
    assertThat(client.say("a SELECT INBOX\r\nb UNSELECT\r\n")).endsWith("b OK UNSELECT done\r\n");
    assertThat(client.say("c EXAMINE INBOX\r\nd EXPUNGE\r\ne UID EXPUNGE 1\r\nf CLOSE\r\n"))
        .endsWith(
            "d NO [READ-ONLY] The mailbox is selected read-only\r\n"
                + "e NO [READ-ONLY] The mailbox is selected read-only\r\nf OK CLOSE done\r\n");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isEqualTo(1);
  }

  @Test
  void uidExpungeRemovesOnlyWhatItNames() {
    sessions.fill("INBOX", 4);
    sessions.mailbox("INBOX").updateFlags(UidSet.of(1, 2, 4), FlagUpdate.add(Flag.DELETED));
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b UID EXPUNGE 2:3,99\r\n"))
        .isEqualTo("* 2 EXPUNGE\r\nb OK UID EXPUNGE done\r\n");
    assertThat(client.say("c UID EXPUNGE 4294967295:*\r\n"))
        .isEqualTo("* 3 EXPUNGE\r\nc OK UID EXPUNGE done\r\n");
    assertThat(client.say("d UID EXPUNGE 0\r\ne UID EXPUNGE $\r\n"))
        .startsWith("d BAD ")
        .contains("\r\ne OK UID EXPUNGE done\r\n");
  }

  @Test
  void deletingTheOwnMailboxLeavesItFirst() {
    client.say("a CREATE x\r\nb SELECT x\r\n");
    assertThat(client.say("c DELETE x\r\nd CHECK\r\n"))
        .isEqualTo(
            "* OK [CLOSED] The selected mailbox is deleted\r\nc OK DELETE done\r\n"
                + "d BAD Select a mailbox first\r\n");
  }

  @Test
  void renamingInboxEmptiesItForThoseWhoHaveItSelected() {
    sessions.fill("INBOX", 2);
    FakeConnection holder = sessions.select("INBOX");
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b RENAME INBOX old\r\n"))
        .isEqualTo("* 1 EXPUNGE\r\n* 1 EXPUNGE\r\nb OK RENAME done\r\n");
    assertThat(holder.say("a NOOP\r\n")).startsWith("* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n");
    assertThat(sessions.mailbox("old").status().counts().messages()).isEqualTo(2);
  }

  @Test
  void aRenamedMailboxStaysSelected() {
    client.say("a CREATE x\r\nb SELECT x\r\n");
    sessions.account().rename(MailboxName.of("x"), MailboxName.of("y"));
    sessions.deliver("y");
    assertThat(client.say("c NOOP\r\n")).startsWith("* 1 EXISTS\r\n");
  }

  @Test
  void condstoreIsEnabledByItsParameterByEnableAndByStatus() {
    sessions.deliver("INBOX");
    for (String how :
        new String[] {
          "x SELECT INBOX (CONDSTORE)",
          "x ENABLE CONDSTORE\r\ny SELECT INBOX",
          "x STATUS INBOX (HIGHESTMODSEQ)\r\ny SELECT INBOX"
        }) {
      FakeConnection aware = sessions.login();
      aware.say(how + "\r\n");
      sessions.mailbox("INBOX").updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN));
      long modSeq = sessions.mailbox("INBOX").status().highestModSeq().value();
      assertThat(aware.say("z NOOP\r\n"))
          .matches(
              "\\* 1 FETCH \\(UID 1 FLAGS \\(\\\\Seen( \\\\Recent)?\\) MODSEQ \\("
                  + modSeq
                  + "\\)\\)\r\nz OK NOOP done\r\n");
      sessions.mailbox("INBOX").updateFlags(UidSet.of(1), FlagUpdate.remove(Flag.SEEN));
    }
  }

  @Test
  void whoEnablesCondstoreWithAMailboxSelectedIsToldHowFarItKnowsThat() {
    sessions.fill("INBOX", 2);
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b ENABLE CONDSTORE\r\n"))
        .isEqualTo(
            "* OK [HIGHESTMODSEQ 3] Highest mod-sequence\r\n* ENABLED CONDSTORE\r\n"
                + "b OK ENABLE done\r\n");
    assertThat(client.say("c ENABLE CONDSTORE\r\n")).startsWith("* ENABLED CONDSTORE\r\n");
    assertThat(sessions.login().say("d SELECT INBOX (CONDSTORE)\r\n"))
        .containsOnlyOnce("HIGHESTMODSEQ");
  }

  @Test
  void enableNamesOnlyWhatIsKnownAndNew() {
    assertThat(client.say("a ENABLE X-UNKNOWN condstore CONDSTORE IDLE\r\n"))
        .isEqualTo("* ENABLED CONDSTORE\r\na OK ENABLE done\r\n");
    assertThat(client.say("b ENABLE\r\n")).startsWith("b BAD ");
  }

  @Test
  void statusTellsWhatIsAskedFor() {
    sessions.fill("INBOX", 2);
    sessions.deliver("INBOX", Flag.SEEN);
    assertThat(
            client.say(
                "a status inbox (MESSAGES recent UIDNEXT UIDVALIDITY UNSEEN SIZE HIGHESTMODSEQ"
                    + " APPENDLIMIT)\r\n"))
        .isEqualTo(
            "* STATUS \"INBOX\" (MESSAGES 3 RECENT 3 UIDNEXT 4 UIDVALIDITY "
                + validity()
                + " UNSEEN 2 SIZE 60 HIGHESTMODSEQ 4 APPENDLIMIT 10000)\r\na OK STATUS done\r\n");
    assertThat(client.say("b STATUS none (MESSAGES)\r\n")).startsWith("b NO [NONEXISTENT] ");
    assertThat(client.say("c STATUS INBOX ()\r\nd STATUS INBOX (X)\r\ne STATUS INBOX\r\n"))
        .startsWith("c BAD ")
        .contains("\r\nd BAD ", "\r\ne BAD ");
  }

  @Test
  void largeChangesArePumped() {
    sessions.fill("INBOX", 9000);
    client.say("a SELECT INBOX\r\n");
    FakeConnection other = sessions.select("INBOX");
    sessions
        .mailbox("INBOX")
        .updateFlags(
            sessions.mailbox("INBOX").uids(UidRange.ALL, 9000), FlagUpdate.add(Flag.DELETED));
    String flags = client.say("b NOOP\r\n");
    assertThat(flags.lines().count()).isEqualTo(9001);
    assertThat(client.pumps()).isEqualTo(1);
    String expunges = client.say("c EXPUNGE\r\n");
    assertThat(expunges.lines().filter("* 1 EXPUNGE"::equals).count()).isEqualTo(9000);
    assertThat(other.say("a NOOP\r\n").lines().count()).isEqualTo(9001);
    assertThat(other.say("b NOOP\r\n")).isEqualTo("b OK NOOP done\r\n");
  }
}
