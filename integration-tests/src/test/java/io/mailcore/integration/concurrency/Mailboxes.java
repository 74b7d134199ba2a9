package io.mailcore.integration.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.concurrency.Chronicle.Box;
import io.mailcore.integration.concurrency.MailboxView.Known;
import io.mailcore.integration.crash.CheckedMessage;
import io.mailcore.integration.process.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account holds when nothing happens any more, read by a client that knows nothing of what
 * was before. What mailboxes say of themselves must fit what is in them.
 */
final class Mailboxes {

  /** A message: as a client knows it, with its size and the id in it. */
  record Stored(Known known, long size, String id) {}

  private final String account;
  private final Map<Box, List<Stored>> boxes = new HashMap<>();

  private Mailboxes(String account) {
    this.account = account;
  }

  static Mailboxes read(int port, String account, Chronicle chronicle) {
    Mailboxes read = new Mailboxes(account);
    try (ImapClient client = ImapClient.login(port, account, TestServer.PASSWORD)) {
      client.ok("ENABLE CONDSTORE");
      client.ok("LIST \"\" *").untagged().stream()
          .map(response -> response.valuesAfter("* LIST "))
          .filter(values -> !values.get(0).toString().contains("\\Noselect"))
          .forEach(values -> read.read(client, values.get(2).string(), chronicle));
    }
    return read;
  }

  private void read(ImapClient client, String name, Chronicle chronicle) {
    Map<String, Long> status = status(client, name);
    ImapClient.Result selected = client.ok("EXAMINE " + name);
    assertThat(selected.lines()).contains("* " + status.get("MESSAGES") + " EXISTS");
    assertThat(selected.code("UIDVALIDITY")).isEqualTo(status.get("UIDVALIDITY").toString());
    assertThat(selected.code("UIDNEXT")).isEqualTo(status.get("UIDNEXT").toString());
    assertThat(selected.code("HIGHESTMODSEQ")).isEqualTo(status.get("HIGHESTMODSEQ").toString());
    Box box = new Box(account, status.get("UIDVALIDITY"));
    List<Stored> messages = new ArrayList<>();
    for (Map<String, ImapValue> items :
        client.ok("UID FETCH 1:* (FLAGS MODSEQ RFC822.SIZE BODY.PEEK[])").fetched()) {
      messages.add(stored(items));
    }
    assertThat(messages).extracting(m -> m.known().uid()).isSorted().doesNotHaveDuplicates();
    requireCounted(name, status, messages);
    assertThat(status.get("UIDNEXT"))
        .as("UIDNEXT %s", box)
        .isGreaterThan(chronicle.highestUid(box));
    assertThat(status.get("HIGHESTMODSEQ"))
        .as("HIGHESTMODSEQ of %s", box)
        .isGreaterThanOrEqualTo(chronicle.highestModSeq(box));
    assertThat(boxes.put(box, messages)).as("another mailbox of %s", box).isNull();
  }

  private static Map<String, Long> status(ImapClient client, String name) {
    String items = "(MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ SIZE)";
    List<ImapValue> pairs =
        client
            .ok("STATUS " + name + " " + items)
            .first("* STATUS ")
            .valuesAfter("* STATUS ")
            .get(1)
            .values();
    Map<String, Long> status = new HashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      status.put(pairs.get(i).string(), pairs.get(i + 1).number());
    }
    return status;
  }

  private static Stored stored(Map<String, ImapValue> items) {
    byte[] octets = items.get("BODY[]").octets();
    assertThat(items.get("RFC822.SIZE").number()).isEqualTo(octets.length);
    long modSeq = items.get("MODSEQ").values().get(0).number();
    Known known =
        new Known(items.get("UID").number(), MailboxView.flags(items.get("FLAGS")), modSeq);
    return new Stored(known, octets.length, CheckedMessage.verify(octets));
  }

  private static void requireCounted(String name, Map<String, Long> status, List<Stored> messages) {
    long unseen = messages.stream().filter(m -> !m.known().flags().contains("\\Seen")).count();
    long modSeq = messages.stream().mapToLong(m -> m.known().modSeq()).max().orElse(0);
    assertThat(status.get("MESSAGES")).as("MESSAGES of %s", name).isEqualTo(messages.size());
    assertThat(status.get("UNSEEN")).as("UNSEEN of %s", name).isEqualTo(unseen);
    assertThat(status.get("SIZE")).as("SIZE of %s", name).isEqualTo(octets(messages));
    assertThat(status.get("RECENT")).as("RECENT").isLessThanOrEqualTo(messages.size());
    assertThat(status.get("HIGHESTMODSEQ")).as("HIGHESTMODSEQ").isGreaterThanOrEqualTo(modSeq);
  }

  private static long octets(List<Stored> messages) {
    return messages.stream().mapToLong(Stored::size).sum();
  }

  /** The mailboxes that there are, and what is in them. */
  Map<Box, List<Stored>> boxes() {
    return boxes;
  }

  /** How many messages there are in all. */
  long messages() {
    return boxes.values().stream().mapToLong(List::size).sum();
  }

  /** The octets of all messages. */
  long octets() {
    return boxes.values().stream().mapToLong(Mailboxes::octets).sum();
  }
}
