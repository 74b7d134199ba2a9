package io.mailcore.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.process.TestServer;
import java.util.HashMap;
import java.util.Map;

/** Looks at the mailbox that the senders fill, each time at what is new in it. */
final class InboxCheck {

  private final Ledger ledger;
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<Long, String> ids = new HashMap<>();
  private long lastUid;
  private long messages;
  private long octets;
  private String uidValidity = "";

  InboxCheck(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Reads what has come since the last time, then compares counts and the ledger. */
  void verify(int imapPort, int pop3Port) {
    try (ImapClient imap = login(imapPort)) {
      ImapClient.Result selected = imap.ok("EXAMINE INBOX");
      String validity = selected.code("UIDVALIDITY");
      assertThat(validity).isEqualTo(uidValidity.isEmpty() ? validity : uidValidity);
      uidValidity = validity;
      readNew(imap);
      checkCounts(imap, selected, pop3Port);
    }
    checkLedger();
  }

  /** Reads all of it once more. */
  void verifyAll(int imapPort, int pop3Port) {
    copies.clear();
    lastUid = 0;
    messages = 0;
    octets = 0;
    verify(imapPort, pop3Port);
  }

  private static ImapClient login(int port) {
    return ImapClient.login(port, TestServer.ANN, TestServer.PASSWORD);
  }

  private void readNew(ImapClient imap) {
    long before = lastUid;
    ImapClient.Result result =
        imap.ok("UID FETCH " + (before + 1) + ":* (UID RFC822.SIZE BODY.PEEK[])");
    for (Map<String, ImapValue> row : result.fetched()) {
      long uid = row.get("UID").number();
      if (uid <= before) {
        // n:* names the last message even where it is before n (RFC 3501, section 6.4.8).
        continue;
      }
      assertThat(uid).as("UIDs ascend").isGreaterThan(lastUid);
      lastUid = uid;
      byte[] message = row.get("BODY[]").octets();
      assertThat(row.get("RFC822.SIZE").number()).isEqualTo(message.length);
      String id = CheckedMessage.verify(message);
      assertThat(ids.getOrDefault(uid, id)).as("what UID %s was", uid).isEqualTo(id);
      ids.put(uid, id);
      copies.merge(id, 1, Integer::sum);
      messages++;
      octets += message.length;
    }
  }

  private void checkCounts(ImapClient imap, ImapClient.Result selected, int pop3Port) {
    assertThat(selected.lines()).contains("* " + messages + " EXISTS");
    assertThat(Long.parseLong(selected.code("UIDNEXT"))).isGreaterThan(lastUid);
    assertThat(imap.ok("STATUS INBOX (MESSAGES UNSEEN)").lines())
        .contains("* STATUS \"INBOX\" (MESSAGES " + messages + " UNSEEN " + messages + ")");
    try (Pop3Client pop3 = Pop3Client.login(pop3Port, TestServer.ANN, TestServer.PASSWORD)) {
      assertThat(pop3.command("STAT")).isEqualTo("+OK " + messages + " " + octets);
    }
  }

  private void checkLedger() {
    ledger
        .messages()
        .forEach(
            (id, attempts) -> {
              int found = copies.getOrDefault(id, 0);
              assertThat(found)
                  .as("copies of %s, acknowledged: %s", id, attempts.isAcknowledged())
                  .isBetween(attempts.isAcknowledged() ? 1 : 0, attempts.tried());
            });
    assertThat(ledger.messages().keySet()).containsAll(copies.keySet());
  }
}
