package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IMAP4rev2 (RFC 9051) beside IMAP4rev1. */
class Rev2Test {

  private final Sessions sessions = new Sessions().fill("INBOX", 2);
  private final FakeConnection client = sessions.login();

  private void enable() {
    assertThat(client.say("e ENABLE IMAP4rev2\r\n"))
        .isEqualTo("* ENABLED IMAP4rev2\r\ne OK ENABLE done\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMAP4rev2",
        "ENABLE",
        "NAMESPACE",
        "UNSELECT",
        "UIDPLUS",
        "ESEARCH",
        "SEARCHRES",
        "IDLE",
        "SASL-IR",
        "LIST-EXTENDED",
        "LIST-STATUS",
        "MOVE",
        "BINARY",
        "SPECIAL-USE",
        "STATUS=SIZE"
      })
  void isOfferedWithAllThatItIncludesAlone(String without) {
    FakeConnection lacking = new Sessions(ImapListener.onPort(0).without(without)).login();
    assertThat(lacking.say("a CAPABILITY\r\nb ENABLE IMAP4rev2\r\n")).doesNotContain("IMAP4rev2");
    assertThat(client.say("a CAPABILITY\r\n")).contains(" IMAP4rev2 ");
  }

  @Test
  void knowsNeitherRecentNorUnseen() {
    enable();
    assertThat(client.say("a SELECT inbox\r\n"))
        .doesNotContain("RECENT", "UNSEEN")
        .contains("* LIST () \"/\" \"INBOX\" (\"OLDNAME\" (\"inbox\"))\r\n");
    assertThat(client.say("b FETCH 1 FLAGS\r\n")).startsWith("* 1 FETCH (FLAGS ())\r\n");
    sessions.deliver("INBOX");
    assertThat(client.say("c NOOP\r\n")).isEqualTo("* 3 EXISTS\r\nc OK NOOP done\r\n");
  }

  @Test
  void bearsUidsInWhatWasNotAskedFor() {
    enable();
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b FETCH 1 BODY[TEXT]\r\n")).startsWith("* 1 FETCH (UID 1 BODY[TEXT] ");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(2), FlagUpdate.add(Flag.FLAGGED));
    assertThat(client.say("c NOOP\r\n"))
        .isEqualTo("* 2 FETCH (UID 2 FLAGS (\\Flagged))\r\nc OK NOOP done\r\n");
  }

  @Test
  void answersSearchWithEsearch() {
    enable();
    client.say("a SELECT INBOX\r\n");
    assertThat(client.say("b SEARCH ALL\r\n"))
        .isEqualTo("* ESEARCH (TAG \"b\") ALL 1:2\r\nb OK SEARCH done\r\n");
    assertThat(client.say("c SEARCH DELETED\r\n"))
        .isEqualTo("* ESEARCH (TAG \"c\")\r\nc OK SEARCH done\r\n");
  }

  @Test
  void leavesTheOthersAsTheyAre() {
    enable();
    FakeConnection other = sessions.login();
    assertThat(other.say("a SELECT inbox\r\nb SEARCH ALL\r\n"))
        .contains("* 2 RECENT\r\n", "[UNSEEN 1]", "* SEARCH 1 2\r\n")
        .doesNotContain("* LIST", "ESEARCH");
  }
}
