package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.store.MemoryMailStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quick resynchronization (RFC 7162, section 3.2). */
class QresyncTest {

  private static final String ENABLE = "e ENABLE QRESYNC\r\n";

  private final Sessions sessions = new Sessions().fill("INBOX", 6);
  private final Mailbox mailbox = sessions.mailbox("INBOX");

  private FakeConnection enabled(Sessions server) {
    FakeConnection client = server.login();
    assertThat(client.say(ENABLE)).isEqualTo("* ENABLED QRESYNC\r\ne OK ENABLE done\r\n");
    return client;
  }

  private FakeConnection selected() {
    FakeConnection client = enabled(sessions);
    client.say("s SELECT INBOX\r\n");
    return client;
  }

  private static void remove(Mailbox from, long... uids) {
    from.updateFlags(UidSet.of(uids), FlagUpdate.add(Flag.DELETED));
    from.expunge(UidSet.of(uids));
  }

  private long modSeq() {
    return mailbox.status().highestModSeq().value();
  }

  private static String resync(Mailbox of, long modSeq, String rest) {
    return "r SELECT INBOX (QRESYNC ("
        + of.status().uidValidity().value()
        + " "
        + modSeq
        + rest
        + "))\r\n";
  }

  /** What a client with nothing selected is told behind the description of the mailbox. */
  private static String missed(FakeConnection client, String select) {
    String answer = client.say(select);
    return answer.substring(answer.indexOf("] Highest mod-sequence\r\n") + 24);
  }

  @Test
  void needsEnableAndWhatItIsBuiltOn() {
    for (String without : new String[] {"QRESYNC", "CONDSTORE", "ENABLE"}) {
      Sessions server = new Sessions(ImapListener.onPort(0).without(without));
      FakeConnection client = server.login();
      assertThat(client.say("a CAPABILITY\r\n")).doesNotContain("QRESYNC");
      assertThat(client.say(ENABLE)).doesNotContain("ENABLED QRESYNC");
      assertThat(client.say("s SELECT INBOX (QRESYNC (1 1))\r\n")).startsWith("s BAD ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT INBOX (QRESYNC (1 1))",
        "UID FETCH 1 FLAGS (CHANGEDSINCE 1 VANISHED)",
        "FETCH 1 FLAGS (CHANGEDSINCE 1 VANISHED)"
      })
  void isRefusedUntilItIsEnabledAndLeavesTheMailboxSelected(String command) {
    FakeConnection client = sessions.select("INBOX");
    assertThat(client.say("a " + command + "\r\n")).isEqualTo("a BAD QRESYNC is not enabled\r\n");
    assertThat(client.say("b CHECK\r\n")).isEqualTo("b OK CHECK done\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT INBOX (QRESYNC)",
        "SELECT INBOX (QRESYNC (0 1))",
        "SELECT INBOX (QRESYNC (1 1) QRESYNC (1 1))",
        "SELECT INBOX (QRESYNC (1 1 1:*))",
        "UID FETCH 1 FLAGS (VANISHED)",
        "FETCH 1 FLAGS (CHANGEDSINCE 1 VANISHED)"
      })
  void whatIsntUnderstoodLeavesTheMailboxSelected(String command) {
    FakeConnection client = selected();
    assertThat(client.say("a " + command + "\r\n")).startsWith("a BAD ");
    assertThat(client.say("b CHECK\r\n")).isEqualTo("b OK CHECK done\r\n");
  }

  @Test
  void tellsWhatIsGoneByUidToOneWhoHasEnabledIt() {
    FakeConnection client = selected();
    FakeConnection other = sessions.select("INBOX");
    client.say("a STORE 2:3,5 +FLAGS.SILENT (\\Deleted)\r\n");
    assertThat(client.say("b EXPUNGE\r\n"))
        .isEqualTo("* VANISHED 2:3,5\r\nb OK [HIGHESTMODSEQ " + modSeq() + "] EXPUNGE done\r\n");
    assertThat(client.say("c EXPUNGE\r\n")).isEqualTo("c OK EXPUNGE done\r\n");
    assertThat(other.say("n NOOP\r\n"))
        .isEqualTo("* 2 EXPUNGE\r\n* 2 EXPUNGE\r\n* 3 EXPUNGE\r\nn OK NOOP done\r\n");
    assertThat(client.say("d UID STORE 6 +FLAGS.SILENT (\\Deleted)\r\ne UID EXPUNGE 6\r\n"))
        .endsWith("* VANISHED 6\r\ne OK [HIGHESTMODSEQ " + modSeq() + "] UID EXPUNGE done\r\n");
    assertThat(client.say("f FETCH 2 UID\r\n")).startsWith("* 2 FETCH (UID 4)\r\n");
  }

  @Test
  void whatOthersRemoveAndWhatIsMovedHasVanishedToo() {
    FakeConnection client = selected();
    client.say("i IDLE\r\n");
    remove(mailbox, 1);
    assertThat(client.run().read()).contains("* VANISHED 1\r\n");
    client.say("DONE\r\na CREATE x\r\n");
    assertThat(client.say("b MOVE 1 x\r\n"))
        .startsWith("* OK [COPYUID ")
        .endsWith("* VANISHED 2\r\nb OK [HIGHESTMODSEQ " + modSeq() + "] MOVE done\r\n");
  }

  @Test
  void closeSaysNoModSequence() {
    FakeConnection client = selected();
    client.say("a STORE 1 +FLAGS.SILENT (\\Deleted)\r\n");
    assertThat(client.say("b CLOSE\r\n")).isEqualTo("b OK CLOSE done\r\n");
  }

  @Test
  void anotherSelectSaysThatTheFirstMailboxIsClosed() {
    FakeConnection client = sessions.select("INBOX");
    assertThat(client.say("a EXAMINE INBOX\r\n"))
        .startsWith("* OK [CLOSED] The mailbox that was selected is closed\r\n* FLAGS ");
    assertThat(client.say("b SELECT none\r\n"))
        .isEqualTo(
            "* OK [CLOSED] The mailbox that was selected is closed\r\n"
                + "b NO [NONEXISTENT] No such mailbox\r\n");
    assertThat(client.say("c SELECT INBOX\r\n")).startsWith("* FLAGS ");
  }

  @Test
  void selectTellsWhatHasChangedAndGone() {
    sessions.select("INBOX");
    long then = modSeq();
    remove(mailbox, 2, 6);
    mailbox.updateFlags(UidSet.of(4, 5), FlagUpdate.add(Flag.FLAGGED));
    sessions.deliver("INBOX");
    long now = modSeq();
    assertThat(missed(enabled(sessions), resync(mailbox, then, "")))
        .isEqualTo(
            "* VANISHED (EARLIER) 2,6\r\n* 3 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ ("
                + (now - 1)
                + "))\r\n* 4 FETCH (UID 5 FLAGS (\\Flagged) MODSEQ ("
                + (now - 1)
                + "))\r\n* 5 FETCH (UID 7 FLAGS (\\Recent) MODSEQ ("
                + now
                + "))\r\nr OK [READ-WRITE] SELECT done\r\n");
    assertThat(missed(enabled(sessions), resync(mailbox, then, " 1:2,4,9")))
        .isEqualTo(
            "* VANISHED (EARLIER) 2\r\n* 3 FETCH (UID 4 FLAGS (\\Flagged) MODSEQ ("
                + (now - 1)
                + "))\r\nr OK [READ-WRITE] SELECT done\r\n");
    assertThat(missed(enabled(sessions), resync(mailbox, now, "")))
        .isEqualTo("r OK [READ-WRITE] SELECT done\r\n");
  }

  @Test
  void selectTellsNothingUnderAnotherUidValidity() {
    remove(mailbox, 2);
    assertThat(missed(enabled(sessions), "r SELECT INBOX (QRESYNC (1 1 1:9))\r\n"))
        .isEqualTo("r OK [READ-WRITE] SELECT done\r\n");
  }

  @Test
  void whereTheLogIsTooShortAllThatIsGoneIsTold() {
    Sessions forgetful =
        new Sessions(
                MemoryMailStore.builder().rememberedRemovals(1).build(), ImapListener.onPort(0))
            .fill("INBOX", 9);
    Mailbox inbox = forgetful.mailbox("INBOX");
    remove(inbox, 2);
    remove(inbox, 4);
    long then = inbox.status().highestModSeq().value();
    remove(inbox, 6);
    remove(inbox, 9);
    assertThat(missed(enabled(forgetful), resync(inbox, then, "")))
        .startsWith("* VANISHED (EARLIER) 2,4,6,9\r\nr OK ");
    // Message 4 has UID 7 now, and number 5 has UID 8: all up to UID 3 is known, no more.
    assertThat(missed(enabled(forgetful), resync(inbox, then, " 1:9 (2,4 3,8)")))
        .startsWith("* VANISHED (EARLIER) 4,6,9\r\nr OK ");
    assertThat(missed(enabled(forgetful), resync(inbox, then, " (1:5 1,3,5,7:8)")))
        .startsWith("* VANISHED (EARLIER) 9\r\nr OK ");
    assertThat(
            missed(enabled(forgetful), resync(inbox, then, " (1:3,9:4294967295 1:3,9:4294967295)")))
        .startsWith("* VANISHED (EARLIER) 2,4,6,9\r\nr OK ");
    assertThat(missed(enabled(forgetful), resync(inbox, then + 2, "")))
        .startsWith("* VANISHED (EARLIER) 9\r\nr OK ");
  }

  @Test
  void uidFetchTellsWhatHasVanishedBeforeWhatHasChanged() {
    long then = modSeq();
    remove(mailbox, 2, 6);
    mailbox.updateFlags(UidSet.of(4), FlagUpdate.add(Flag.FLAGGED));
    FakeConnection client = selected();
    assertThat(client.say("a UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + then + " VANISHED)\r\n"))
        .isEqualTo(
            "* VANISHED (EARLIER) 2,6\r\n* 3 FETCH (UID 4 FLAGS (\\Flagged \\Recent) MODSEQ ("
                + modSeq()
                + "))\r\na OK UID FETCH done\r\n");
    assertThat(client.say("b UID FETCH 1:5 (FLAGS) (CHANGEDSINCE " + then + " VANISHED)\r\n"))
        .startsWith("* VANISHED (EARLIER) 2\r\n");
  }

  @Test
  void whatTheClientStillHasANumberForIsNotEarlier() {
    long then = modSeq();
    FakeConnection client = selected();
    remove(mailbox, 3);
    assertThat(client.say("a UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + then + " VANISHED)\r\n"))
        .isEqualTo("* VANISHED 3\r\na OK UID FETCH done\r\n");
  }

  @Test
  void whoIsShownLaterModSequencesThanAnExpungeThatWaitsIsWarned() {
    FakeConnection client = selected();
    long before = modSeq();
    remove(mailbox, 3);
    mailbox.updateFlags(UidSet.of(4), FlagUpdate.add(Flag.FLAGGED));
    assertThat(client.say("a FETCH 4 MODSEQ\r\n"))
        .startsWith("* 4 FETCH (MODSEQ (" + modSeq() + "))\r\n")
        .endsWith(
            "* OK [HIGHESTMODSEQ " + before + "] Highest mod-sequence\r\na OK FETCH done\r\n");
    assertThat(client.say("b STORE 1 +FLAGS (\\Seen)\r\n"))
        .contains("* OK [HIGHESTMODSEQ " + before + "]");
    assertThat(client.say("c UID SEARCH 1:2\r\n")).doesNotContain("VANISHED");
    assertThat(client.say("d UID SEARCH ALL\r\n")).contains("* VANISHED 3\r\n");
    assertThat(client.say("e FETCH 1 MODSEQ\r\n")).doesNotContain("HIGHESTMODSEQ");
  }

  @Test
  void manyRangesAreToldInSeveralResponses() {
    Sessions large = new Sessions().fill("INBOX", 2500);
    Mailbox inbox = large.mailbox("INBOX");
    long then = inbox.status().highestModSeq().value();
    UidSet.Builder odd = UidSet.builder();
    for (long uid = 1; uid < 2500; uid += 2) {
      odd.add(uid);
    }
    FakeConnection holder = enabled(large);
    holder.say("s SELECT INBOX\r\n");
    inbox.remove(odd.build());
    assertThat(holder.say("n NOOP\r\n").lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("* VANISHED 1,3,");
    assertThat(missed(enabled(large), resync(inbox, then, "")).lines()).hasSize(3);
  }
}
