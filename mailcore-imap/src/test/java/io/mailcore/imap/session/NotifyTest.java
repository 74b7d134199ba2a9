package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.FlagUpdate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** NOTIFY (RFC 5465). */
class NotifyTest {

  private static final String MESSAGES = "(MessageNew MessageExpunge FlagChange)";

  private final Sessions sessions = new Sessions().fill("INBOX", 3);
  private final FakeConnection client = sessions.login();

  private void create(String name) {
    sessions.account().create(MailboxName.of(name), Set.of());
  }

  private String news() {
    return client.run().read();
  }

  @Test
  void tellsOfTheSelectedMailboxWhenItHappens() {
    client.say("a SELECT INBOX\r\nb NOTIFY SET (selected " + MESSAGES + ")\r\n");
    sessions.deliver("INBOX");
    assertThat(news()).isEqualTo("* 4 EXISTS\r\n* 4 RECENT\r\n");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(1), FlagUpdate.add(Flag.DELETED));
    assertThat(news()).isEqualTo("* 1 FETCH (UID 1 FLAGS (\\Deleted \\Recent))\r\n");
    sessions.mailbox("INBOX").expunge(UidSet.of(1));
    assertThat(news()).isEqualTo("* 1 EXPUNGE\r\n");
    assertThat(client.say("c NOOP\r\n")).isEqualTo("c OK NOOP done\r\n");
  }

  @Test
  void expungesWaitWhereThatIsAskedFor() {
    client.say("a SELECT INBOX\r\nb NOTIFY SET (selected-delayed " + MESSAGES + ")\r\n");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(1), FlagUpdate.add(Flag.DELETED));
    assertThat(news()).startsWith("* 1 FETCH (UID 1 ");
    sessions.mailbox("INBOX").expunge(UidSet.of(1));
    assertThat(news()).isEmpty();
    assertThat(client.say("c FETCH 1 UID\r\n")).isEqualTo("c OK FETCH done\r\n");
    assertThat(client.say("d NOOP\r\n")).isEqualTo("* 1 EXPUNGE\r\nd OK NOOP done\r\n");
  }

  @Test
  void whoWantsNothingIsToldOnlyWhatItDoesItself() {
    client.say("a SELECT INBOX\r\nb NOTIFY NONE\r\n");
    sessions.deliver("INBOX");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(2), FlagUpdate.add(Flag.DELETED));
    assertThat(client.say("c NOOP\r\nd IDLE\r\nDONE\r\n"))
        .isEqualTo("c OK NOOP done\r\n+ idling\r\nd OK IDLE done\r\n");
    assertThat(client.say("e EXPUNGE\r\n")).startsWith("* 2 EXPUNGE\r\n* 3 EXISTS\r\n");
    client.say("f NOTIFY SET (selected (MessageNew MessageExpunge))\r\n");
    sessions.mailbox("INBOX").updateFlags(UidSet.of(3), FlagUpdate.add(Flag.SEEN));
    assertThat(news()).isEmpty();
    sessions.deliver("INBOX");
    assertThat(news()).startsWith("* 4 EXISTS\r\n");
  }

  @Test
  void newMessagesAreFetched() {
    client.say("a SELECT INBOX\r\n");
    client.say("b NOTIFY SET (selected (MessageNew (FLAGS RFC822.SIZE) MessageExpunge))\r\n");
    sessions.fill("INBOX", 2);
    assertThat(news())
        .isEqualTo(
            "* 5 EXISTS\r\n* 5 RECENT\r\n* 4 FETCH (UID 4 FLAGS (\\Recent) RFC822.SIZE 20)\r\n"
                + "* 5 FETCH (UID 5 FLAGS (\\Recent) RFC822.SIZE 20)\r\n");
  }

  @Test
  void tellsOfOtherMailboxes() {
    create("a/b");
    create("c");
    assertThat(client.say("a NOTIFY SET STATUS (subtree a " + MESSAGES + ")\r\n"))
        .containsSubsequence("* STATUS \"a\" (", "* STATUS \"a/b\" (", "a OK NOTIFY done")
        .doesNotContain("INBOX", "\"c\"");
    sessions.deliver("a/b");
    sessions.deliver("c");
    assertThat(news())
        .startsWith("* STATUS \"a/b\" (MESSAGES 1 UIDNEXT 2 UIDVALIDITY ")
        .endsWith(" UNSEEN 1)\r\n");
    sessions.mailbox("a/b").updateFlags(UidSet.of(1), FlagUpdate.add(Flag.FLAGGED));
    assertThat(news()).isEmpty();
    sessions.mailbox("a/b").updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN));
    assertThat(news()).contains(" UNSEEN 0)");
    client.say("b ENABLE CONDSTORE\r\n");
    sessions.mailbox("a/b").updateFlags(UidSet.of(1), FlagUpdate.remove(Flag.FLAGGED));
    assertThat(news()).contains(" HIGHESTMODSEQ ");
  }

  @Test
  void theSelectedMailboxIsNoOther() {
    client.say("a NOTIFY SET (personal " + MESSAGES + ")\r\nb SELECT INBOX\r\n");
    sessions.deliver("INBOX");
    assertThat(news()).isEmpty();
    client.say("c UNSELECT\r\n");
    sessions.deliver("INBOX");
    assertThat(news()).startsWith("* STATUS \"INBOX\" (MESSAGES 5 ");
  }

  @Test
  void tellsOfNames() {
    create("old/x");
    client.say("a NOTIFY SET (personal (MailboxName SubscriptionChange))\r\n");
    create("new");
    assertThat(news()).isEqualTo("* LIST (\\HasNoChildren) \"/\" \"new\"\r\n");
    sessions.account().rename(MailboxName.of("old"), MailboxName.of("older"));
    assertThat(news())
        .isEqualTo("* LIST (\\HasChildren) \"/\" \"older\" (\"OLDNAME\" (\"old\"))\r\n");
    sessions.account().subscribe(MailboxName.of("older/x"), true);
    assertThat(news()).isEqualTo("* LIST (\\Subscribed \\HasNoChildren) \"/\" \"older/x\"\r\n");
    sessions.account().delete(MailboxName.of("older/x"));
    assertThat(news())
        .isEqualTo(
            "* LIST (\\HasNoChildren) \"/\" \"older\"\r\n"
                + "* LIST (\\NonExistent \\Subscribed \\HasNoChildren) \"/\" \"older/x\"\r\n");
  }

  @Test
  void followsTheSubscriptions() {
    create("a");
    client.say("a NOTIFY SET (subscribed " + MESSAGES + ") (personal (MailboxName))\r\n");
    sessions.deliver("a");
    assertThat(news()).isEmpty();
    sessions.account().subscribe(MailboxName.of("a"), true);
    news();
    sessions.deliver("a");
    assertThat(news()).startsWith("* STATUS \"a\" (MESSAGES 2 ");
  }

  @Test
  void idleTellsTheSame() {
    create("a");
    client.say("a NOTIFY SET (personal " + MESSAGES + ")\r\n");
    assertThat(client.say("b IDLE\r\n")).isEqualTo("+ idling\r\n");
    sessions.deliver("a");
    assertThat(news()).startsWith("* STATUS \"a\" ");
    assertThat(client.say("DONE\r\n")).isEqualTo("b OK IDLE done\r\n");
  }

  @Test
  void whoWatchesTooMuchIsRefused() {
    for (int i = 0; i <= 1000; i++) {
      create("m" + i);
    }
    assertThat(client.say("a NOTIFY SET (personal " + MESSAGES + ")\r\n"))
        .isEqualTo("a NO [NOTIFICATIONOVERFLOW] So many mailboxes can not be watched\r\n");
    assertThat(sessions.server().listeners()).isZero();
    assertThat(client.say("b NOTIFY SET (personal (MailboxName))\r\n")).startsWith("b OK ");
  }

  @Test
  void tellsOfAnnotationsThatOthersChange() {
    create("a");
    client.say("a NOTIFY SET (subtree a (MailboxMetadataChange ServerMetadataChange))\r\n");
    FakeConnection other = sessions.login();
    assertThat(other.say("b SETMETADATA a (/private/x \"one\" /shared/comment \"two\")\r\n"))
        .startsWith("b OK ");
    assertThat(news()).isEqualTo("* METADATA \"a\" /private/x /shared/comment\r\n");
    other.say(
        "c SETMETADATA \"\" (/private/x \"one\")\r\nd SETMETADATA INBOX (/private/x \"one\")\r\n");
    assertThat(news()).isEqualTo("* METADATA \"\" /private/x\r\n");
    client.say("e SETMETADATA a (/private/x NIL)\r\n");
    assertThat(news()).isEmpty();
  }

  @Test
  void withoutMetadataItsEventsAreUnknown() {
    FakeConnection lacking = new Sessions(ImapListener.onPort(0).without("METADATA")).login();
    assertThat(lacking.say("a NOTIFY SET (personal (MailboxMetadataChange))\r\n"))
        .isEqualTo(
            "a NO [BADEVENT (MessageNew MessageExpunge FlagChange MailboxName"
                + " SubscriptionChange)] There are no events of that name\r\n");
  }

  @Test
  void theWatchEndsWithTheSession() {
    client.say("a NOTIFY SET (personal (MailboxName))\r\n");
    assertThat(sessions.server().listeners()).isEqualTo(1);
    client.say("b NOTIFY SET (inboxes (MailboxName))\r\n");
    assertThat(sessions.server().listeners()).isEqualTo(1);
    client.drop();
    client.run();
    assertThat(sessions.server().listeners()).isZero();
  }
}
