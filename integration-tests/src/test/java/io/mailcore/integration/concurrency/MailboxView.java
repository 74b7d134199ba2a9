package io.mailcore.integration.concurrency;

import io.mailcore.integration.client.ImapResponse;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.concurrency.Chronicle.Box;
import io.mailcore.integration.concurrency.Chronicle.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The selected mailbox as a client knows it that believes what it is told: from EXISTS, EXPUNGE and
 * FETCH alone. Used by one thread.
 */
final class MailboxView {

  /** A message; UID 0 as long as the client knows no more than that there is one. */
  record Known(long uid, Set<String> flags, long modSeq) {}

  private static final Known UNKNOWN = new Known(0, Set.of(), 0);

  private final Box box;
  private final Chronicle chronicle;
  private final List<Known> messages = new ArrayList<>();

  MailboxView(Box box, Chronicle chronicle) {
    this.box = box;
    this.chronicle = chronicle;
  }

  Box box() {
    return box;
  }

  Message message(long uid) {
    return new Message(box, uid);
  }

  int size() {
    return messages.size();
  }

  List<Known> messages() {
    return List.copyOf(messages);
  }

  /** The UIDs that are known, ascending. */
  List<Long> uids() {
    return messages.stream().map(Known::uid).filter(uid -> uid > 0).toList();
  }

  /** The number of the first message of which nothing is known; larger than the size if none. */
  int firstUnknown() {
    int number = 1;
    while (number <= messages.size() && messages.get(number - 1).uid() > 0) {
      number++;
    }
    return number;
  }

  // ---- what is told

  void exists(long count) {
    if (count < messages.size()) {
      throw new AssertionError(count + " EXISTS after " + messages.size());
    }
    while (messages.size() < count) {
      messages.add(UNKNOWN);
    }
  }

  /** Says which UID it was, 0 if that wasn't known. */
  long expunge(long number) {
    long uid = messages.remove(index(number)).uid();
    if (uid > 0) {
      chronicle.expunged(message(uid));
    }
    return uid;
  }

  private int index(long number) {
    if (number < 1 || number > messages.size()) {
      throw new AssertionError("message " + number + " of " + messages.size());
    }
    return (int) number - 1;
  }

  /**
   * Takes a FETCH response.
   *
   * @param silent what the command did to flags that the server needn't tell
   */
  void fetched(ImapResponse response, UnaryOperator<Set<String>> silent) {
    int at = index(response.number());
    Known before = messages.get(at);
    Map<String, ImapValue> items = response.items();
    long uid = items.containsKey("UID") ? items.get("UID").number() : before.uid();
    requirePlace(at, uid);
    long modSeq =
        items.containsKey("MODSEQ")
            ? items.get("MODSEQ").values().get(0).number()
            : before.modSeq();
    if (modSeq < before.modSeq()) {
      throw new AssertionError(message(uid) + " went from " + before.modSeq() + " to " + modSeq);
    }
    Set<String> flags = silent.apply(before.flags());
    if (items.containsKey("FLAGS")) {
      flags = flags(items.get("FLAGS"));
      if (uid > 0 && items.containsKey("MODSEQ")) {
        chronicle.flags(message(uid), modSeq, flags);
      }
    } else if (before.uid() == 0) {
      // Not enough to know it.
      return;
    }
    if (uid > 0) {
      chronicle.seen(message(uid));
      messages.set(at, new Known(uid, flags, modSeq));
    }
  }

  private void requirePlace(int at, long uid) {
    long known = messages.get(at).uid();
    if (known > 0 && known != uid) {
      throw new AssertionError("message " + (at + 1) + " is " + uid + " and was " + known);
    }
    for (int i = 0; uid > 0 && i < messages.size(); i++) {
      long other = messages.get(i).uid();
      if (other > 0 && (i < at && other >= uid || i > at && other <= uid)) {
        throw new AssertionError("UID " + uid + " is out of order among " + uids());
      }
    }
  }

  /** The flags of a message without {@code \Recent}, which every session sees in its own way. */
  static Set<String> flags(ImapValue list) {
    return list.values().stream()
        .map(ImapValue::string)
        .filter(flag -> !flag.equals("\\Recent"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
