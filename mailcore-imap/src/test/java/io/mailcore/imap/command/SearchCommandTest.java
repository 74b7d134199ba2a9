package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import org.junit.jupiter.api.Test;

/** SEARCH and UID SEARCH (RFC 3501, section 6.4.4; RFC 4731; RFC 7162, section 3.1.5). */
class SearchCommandTest {

  private final Sessions sessions = new Sessions().fill("INBOX", 4);
  private final FakeConnection client = sessions.select("INBOX");

  SearchCommandTest() {
    sessions.mailbox("INBOX").remove(UidSet.of(1));
    sessions.mailbox("INBOX").updateFlags(UidSet.of(3), FlagUpdate.add(Flag.SEEN));
    client.say("n NOOP\r\n");
  }

  @Test
  void answersNumbersOrUids() {
    assertThat(client.say("a SEARCH ALL\r\n")).isEqualTo("* SEARCH 1 2 3\r\na OK SEARCH done\r\n");
    assertThat(client.say("b uid search unseen\r\n"))
        .isEqualTo("* SEARCH 2 4\r\nb OK UID SEARCH done\r\n");
    assertThat(client.say("c SEARCH 2:* SUBJECT x BODY body\r\n")).startsWith("* SEARCH 2 3\r\n");
    assertThat(client.say("d SEARCH DELETED\r\n")).isEqualTo("* SEARCH\r\nd OK SEARCH done\r\n");
    assertThat(client.say("e SEARCH RECENT\r\n")).startsWith("* SEARCH 1 2 3\r\n");
  }

  @Test
  void answersEsearch_rfc4731Section31() {
    assertThat(client.say("a SEARCH RETURN (MIN MAX COUNT ALL) UNSEEN\r\n"))
        .isEqualTo("* ESEARCH (TAG \"a\") MIN 1 MAX 3 COUNT 2 ALL 1,3\r\na OK SEARCH done\r\n");
    assertThat(client.say("b UID SEARCH RETURN () ALL\r\n"))
        .startsWith("* ESEARCH (TAG \"b\") UID ALL 2:4\r\n");
    assertThat(client.say("c UID SEARCH RETURN (COUNT) DELETED\r\n"))
        .startsWith("* ESEARCH (TAG \"c\") UID COUNT 0\r\n");
  }

  @Test
  void refusesCharsetsThatItDoesNotKnow() {
    assertThat(client.say("a SEARCH CHARSET X TEXT y\r\n"))
        .startsWith("a NO [BADCHARSET (US-ASCII UTF-8)] ");
    assertThat(client.say("b SEARCH CHARSET utf-8 TEXT \"body\"\r\n"))
        .startsWith("* SEARCH 1 2 3\r\n");
  }

  @Test
  void tellsModSeqsFromThenOn_rfc7162Section315() {
    long highest = sessions.mailbox("INBOX").status().highestModSeq().value();
    assertThat(client.say("a SEARCH MODSEQ " + highest + "\r\n"))
        .startsWith("* OK [HIGHESTMODSEQ " + highest + "] ")
        .contains("\r\n* SEARCH 2 (MODSEQ " + highest + ")\r\n");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(2), FlagUpdate.add(Flag.SEEN));
    assertThat(client.say("b NOOP\r\n")).contains("MODSEQ (" + (highest + 1) + ")");
  }

  @Test
  void keepsNumbersDuringASearchByNumberOnly_section741() {
    sessions.mailbox("INBOX").remove(UidSet.of(2));
    assertThat(client.say("a SEARCH SUBJECT x\r\n"))
        .isEqualTo("* SEARCH 2 3\r\na OK SEARCH done\r\n");
    assertThat(client.say("b UID SEARCH SUBJECT x\r\n"))
        .isEqualTo("* SEARCH 3 4\r\n* 1 EXPUNGE\r\nb OK UID SEARCH done\r\n");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(client.say("a SEARCH\r\n")).startsWith("a BAD ");
    assertThat(client.say("b SEARCH FOO\r\n")).startsWith("b BAD ");
    assertThat(client.say("e SEARCH " + "NOT ".repeat(100) + "ALL\r\n")).startsWith("e BAD ");
    FakeConnection without =
        new Sessions(ImapListener.onPort(0).without("ESEARCH")).fill("INBOX", 1).select("INBOX");
    assertThat(without.say("f SEARCH RETURN (MIN) ALL\r\n")).startsWith("f BAD ");
    assertThat(without.say("g CAPABILITY\r\n")).doesNotContain("SEARCHRES");
  }

  @Test
  void savesWhatItFound_rfc5182Section21() {
    assertThat(client.say("a SEARCH RETURN (SAVE) UNSEEN\r\n")).isEqualTo("a OK SEARCH done\r\n");
    assertThat(client.say("b UID FETCH $ (UID)\r\n"))
        .startsWith("* 1 FETCH (UID 2)\r\n* 3 FETCH (UID 4)\r\nb OK");
    sessions.mailbox("INBOX").remove(UidSet.of(2));
    assertThat(client.say("c NOOP\r\n")).startsWith("* 1 EXPUNGE\r\n");
    assertThat(client.say("d SEARCH $\r\n")).startsWith("* SEARCH 2\r\n");
    client.say("e EXAMINE INBOX\r\n");
    assertThat(client.say("f SEARCH $\r\n")).startsWith("* SEARCH\r\n");
  }

  @Test
  void knowsNothingOfWhatIsSwitchedOff() {
    FakeConnection without =
        new Sessions(ImapListener.onPort(0).without("SEARCHRES").without("WITHIN"))
            .fill("INBOX", 1)
            .select("INBOX");
    assertThat(without.say("a CAPABILITY\r\n"))
        .doesNotContain("SEARCHRES")
        .doesNotContain("WITHIN");
    assertThat(without.say("b SEARCH RETURN (SAVE) ALL\r\n")).startsWith("b BAD ");
    assertThat(without.say("c SEARCH $\r\n")).startsWith("c BAD ");
    assertThat(without.say("d FETCH $ FLAGS\r\n")).startsWith("d BAD ");
    assertThat(without.say("e SEARCH NOT OLDER 10\r\n")).startsWith("e BAD ");
    FakeConnection plain =
        new Sessions(
                ImapListener.onPort(0)
                    .without("PARTIAL")
                    .without("SORT=DISPLAY")
                    .without("ESORT")
                    .without("THREAD=REFS"))
            .fill("INBOX", 1)
            .select("INBOX");
    assertThat(plain.say("a SEARCH RETURN (PARTIAL 1:2) ALL\r\n")).startsWith("a BAD ");
    assertThat(plain.say("b UID FETCH 1 FLAGS (PARTIAL 1:2)\r\n")).startsWith("b BAD ");
    assertThat(plain.say("c SORT (DISPLAYTO) UTF-8 ALL\r\n")).startsWith("c BAD ");
    assertThat(plain.say("d SORT RETURN () (TO) UTF-8 ALL\r\n")).startsWith("d BAD ");
    assertThat(plain.say("e SORT (TO) UTF-8 ALL\r\n")).startsWith("* SORT 1\r\ne OK ");
    assertThat(plain.say("f THREAD REFS UTF-8 ALL\r\n")).startsWith("f BAD ");
    assertThat(plain.say("g THREAD REFERENCES UTF-8 ALL\r\n")).startsWith("* THREAD (1)\r\ng OK ");
    FakeConnection unsorted =
        new Sessions(ImapListener.onPort(0).without("SORT").without("THREAD"))
            .fill("INBOX", 1)
            .select("INBOX");
    assertThat(unsorted.say("a CAPABILITY\r\n")).doesNotContain("SORT").doesNotContain("THREAD");
    assertThat(unsorted.say("b SORT (TO) UTF-8 ALL\r\n")).startsWith("b BAD ");
    assertThat(unsorted.say("c THREAD REFERENCES UTF-8 ALL\r\n")).startsWith("c BAD ");
  }

  @Test
  void updatesSomeSearchesAndRefusesMore_rfc5267Section431() {
    for (int i = 0; i < 16; i++) {
      assertThat(client.say("a" + i + " SEARCH RETURN (UPDATE COUNT) SEEN\r\n"))
          .startsWith("* ESEARCH (TAG \"a" + i + "\") COUNT 1\r\n");
    }
    assertThat(client.say("b SEARCH RETURN (UPDATE COUNT) SEEN\r\n"))
        .startsWith("* NO [NOUPDATE \"b\"] ")
        .contains("\r\n* ESEARCH (TAG \"b\") COUNT 1\r\nb OK ");
    client.say("c CANCELUPDATE \"a0\" \"a1\"\r\n");
    assertThat(client.say("a0 SEARCH RETURN (UPDATE COUNT) UNSEEN BODY body\r\n"))
        .startsWith("* ESEARCH (TAG \"a0\") COUNT 2\r\n");
    sessions.deliver("INBOX");
    assertThat(client.say("d NOOP\r\n"))
        .startsWith("* 4 EXISTS\r\n* 4 RECENT\r\n* ESEARCH (TAG \"a0\") ADDTO (0 4)\r\nd OK ");
    sessions.mailbox("INBOX").remove(UidSet.of(2));
    // Its number is still its own.
    assertThat(client.say("e SEARCH 1\r\n")).contains("* SEARCH 1\r\n").doesNotContain("EXPUNGE");
    assertThat(client.say("f NOOP\r\n"))
        .startsWith("* ESEARCH (TAG \"a0\") REMOVEFROM (0 1)\r\n* 1 EXPUNGE\r\nf OK ");
  }
}
