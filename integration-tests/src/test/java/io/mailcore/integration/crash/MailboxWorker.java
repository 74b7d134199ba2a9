package io.mailcore.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.process.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * An IMAP client that appends, flags and expunges in a mailbox of its own and knows what it was
 * told. Used by one thread at a time.
 */
final class MailboxWorker {

  private enum Wish {
    NOTHING,
    TRIED,
    DONE
  }

  /** A message whose UID the server has told. */
  private static final class Known {

    private final String id;
    private Wish flag = Wish.NOTHING;
    private Wish removal = Wish.NOTHING;

    Known(String id) {
      this.id = id;
    }
  }

  private static final String MAILBOX = "Work";
  private static final int MAX_LINES = 20;

  private final Ledger ledger;
  private final Random random;
  private final Map<Long, Known> known = new TreeMap<>();
  private int ids;
  private long lastUid;

  MailboxWorker(Ledger ledger, Random random) {
    this.ledger = ledger;
    this.random = random;
  }

  void createMailbox(int port) {
    try (ImapClient imap = login(port)) {
      imap.ok("CREATE " + MAILBOX);
    }
  }

  private static ImapClient login(int port) {
    return ImapClient.login(port, TestServer.BOB, TestServer.PASSWORD);
  }

  /** Works until the connection breaks. */
  void work(int port) {
    try (ImapClient imap = login(port)) {
      imap.ok("SELECT " + MAILBOX);
      while (true) {
        append(imap);
        List<Long> present =
            known.entrySet().stream()
                .filter(entry -> entry.getValue().removal == Wish.NOTHING)
                .map(Map.Entry::getKey)
                .toList();
        long uid = present.get(random.nextInt(present.size()));
        if (random.nextInt(3) == 0) {
          remove(imap, uid);
        } else {
          flag(imap, uid);
        }
      }
    }
  }

  private void append(ImapClient imap) {
    String id = "append-" + ++ids;
    long uid = imap.append(MAILBOX, CheckedMessage.of(id, random, MAX_LINES));
    assertThat(uid).as("a new UID").isGreaterThan(lastUid);
    lastUid = uid;
    known.put(uid, new Known(id));
    ledger.count();
  }

  private void flag(ImapClient imap, long uid) {
    Known message = known.get(uid);
    if (message.flag == Wish.NOTHING) {
      message.flag = Wish.TRIED;
    }
    imap.ok("UID STORE " + uid + " +FLAGS.SILENT (\\Flagged)");
    message.flag = Wish.DONE;
    ledger.count();
  }

  private void remove(ImapClient imap, long uid) {
    Known message = known.get(uid);
    message.removal = Wish.TRIED;
    imap.ok("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
    imap.ok("UID EXPUNGE " + uid);
    message.removal = Wish.DONE;
    ledger.count();
  }

  /** What was acknowledged is there, what was not may be. */
  void verify(int port) {
    try (ImapClient imap = login(port)) {
      imap.ok("EXAMINE " + MAILBOX);
      Map<Long, String> found = new TreeMap<>();
      Map<Long, String> flags = new HashMap<>();
      List<Long> order = new ArrayList<>();
      for (Map<String, ImapValue> row : imap.ok("UID FETCH 1:* (FLAGS BODY.PEEK[])").fetched()) {
        long uid = row.get("UID").number();
        order.add(uid);
        found.put(uid, CheckedMessage.verify(row.get("BODY[]").octets()));
        flags.put(uid, row.get("FLAGS").toString());
      }
      assertThat(order).isSorted().doesNotHaveDuplicates();
      assertThat(found.values()).doesNotHaveDuplicates();
      known.forEach(
          (uid, message) -> {
            if (message.removal == Wish.NOTHING) {
              assertThat(found.get(uid)).as("UID %s", uid).isEqualTo(message.id);
            } else if (message.removal == Wish.DONE) {
              assertThat(found.get(uid)).as("UID %s, expunged", uid).isNull();
            }
            if (message.flag != Wish.TRIED && found.containsKey(uid)) {
              assertThat(flags.get(uid).contains("\\Flagged"))
                  .as("UID %s, flagged: %s", uid, message.flag)
                  .isEqualTo(message.flag == Wish.DONE);
            }
          });
      known.values().removeIf(message -> message.removal != Wish.NOTHING);
    }
  }
}
