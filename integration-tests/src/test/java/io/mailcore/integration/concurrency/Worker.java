package io.mailcore.integration.concurrency;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.integration.concurrency.Chronicle.Box;
import io.mailcore.integration.concurrency.MailboxView.Known;
import io.mailcore.integration.crash.CheckedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A client that does this and that, in mailboxes that others use too. Used by one thread. */
final class Worker {

  /** Names for mailboxes: some inside others, as RENAME takes those along. */
  static final List<String> NAMES = List.of("a", "b", "c", "d", "a/x", "b/y", "c/z", "e/f/g");

  private static final List<String> FLAGS =
      List.of("\\Seen", "\\Flagged", "\\Answered", "\\Deleted", "$Label", "work");
  private static final int MOST_MESSAGES = 60;
  private static final int MAX_LINES = 30;
  private static final int LONG_LINES = 2_500;

  private final String name;
  private final Random random;
  private final Chronicle chronicle;
  private int appended;

  Worker(String name, Random random, Chronicle chronicle) {
    this.name = name;
    this.random = random;
    this.chronicle = chronicle;
  }

  private String anyName() {
    return random.nextInt(3) == 0 ? "INBOX" : NAMES.get(random.nextInt(NAMES.size()));
  }

  private String otherName() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  /** Does one thing. */
  void step(Session session) {
    if (session.view().isEmpty()) {
      session.select(anyName());
      return;
    }
    int choice = random.nextInt(100);
    if (choice < 18) {
      append(session);
    } else if (choice < 24) {
      session.select(anyName());
    } else if (choice < 34) {
      changeMailboxes(session, choice);
    } else if (choice < 40) {
      session.run("NOOP");
      session.readUnknown();
    } else if (session.selected().uids().isEmpty()) {
      session.readUnknown();
    } else if (session.selected().size() > MOST_MESSAGES) {
      expunge(session, session.selected().uids().stream().limit(20).toList());
    } else {
      changeMessages(session, choice);
    }
  }

  private void changeMailboxes(Session session, int choice) {
    switch (choice) {
      case 24, 25, 26, 27 -> session.run("CREATE " + otherName());
      case 28, 29 -> session.run("DELETE " + otherName());
      case 30, 31 -> rename(session, otherName(), otherName());
      default -> session.run("STATUS " + otherName() + " (MESSAGES UNSEEN UIDNEXT HIGHESTMODSEQ)");
    }
  }

  /** A mailbox can't be renamed to be inside itself. */
  private static void rename(Session session, String from, String to) {
    if (!to.equals(from) && !to.startsWith(from + "/")) {
      session.run("RENAME " + from + " " + to);
    }
  }

  private void changeMessages(Session session, int choice) {
    if (choice < 55) {
      storeByUid(session);
    } else if (choice < 65) {
      storeByNumber(session);
    } else if (choice < 74) {
      expunge(session, someUids(session));
    } else if (choice < 76) {
      expungeAll(session);
    } else if (choice < 80) {
      transfer(session, "UID COPY", someUids(session));
    } else if (choice < 90) {
      transfer(session, "UID MOVE", someUids(session));
    } else if (choice < 94) {
      read(session);
    } else {
      session.readUnknown();
    }
  }

  private List<Long> someUids(Session session) {
    List<Long> uids = session.selected().uids();
    Set<Long> some = new TreeSet<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      some.add(uids.get(random.nextInt(uids.size())));
    }
    return List.copyOf(some);
  }

  private static String set(List<Long> uids) {
    return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  // ---- new messages

  private void append(Session session) {
    String id = name + "-" + ++appended;
    int lines = random.nextInt(40) == 0 ? LONG_LINES : MAX_LINES;
    byte[] message = CheckedMessage.of(id, random, lines);
    Map<Box, Long> before = chronicle.highestUids();
    ImapClient.Result result = session.append(anyName(), message, random.nextBoolean());
    if (result.isOk()) {
      String[] code = result.code("APPENDUID").split(" ");
      Box box = session.box(Long.parseLong(code[0]));
      chronicle.appended(new Chronicle.Message(box, Long.parseLong(code[1])), id, before);
    }
  }

  private void transfer(Session session, String verb, List<Long> uids) {
    MailboxView from = session.selected();
    Map<Box, Long> before = chronicle.highestUids();
    ImapClient.Result result = session.run(verb + " " + set(uids) + " " + anyName());
    boolean some = (result.lines() + result.tagged()).contains("[COPYUID ");
    if (!result.isOk() || !some) {
      return;
    }
    String[] code = result.code("COPYUID").split(" ");
    Box box = session.box(Long.parseLong(code[0]));
    List<Long> sources = uids(code[1]);
    List<Long> targets = uids(code[2]);
    if (sources.size() != targets.size() || !uids.containsAll(sources)) {
      throw new AssertionError(verb + " " + set(uids) + " -> " + List.of(code));
    }
    for (int i = 0; i < sources.size(); i++) {
      chronicle.transferred(
          from.message(sources.get(i)),
          new Chronicle.Message(box, targets.get(i)),
          verb.endsWith("MOVE"),
          before);
    }
  }

  /** The UIDs that a set in a response names. */
  static List<Long> uids(String set) {
    List<Long> uids = new ArrayList<>();
    for (String range : set.split(",")) {
      String[] ends = range.split(":");
      for (long uid = Long.parseLong(ends[0]);
          uid <= Long.parseLong(ends[ends.length - 1]);
          uid++) {
        uids.add(uid);
      }
    }
    return uids;
  }

  // ---- flags

  private List<String> someFlags() {
    return FLAGS.stream().filter(flag -> random.nextInt(3) == 0).toList();
  }

  private void storeByUid(Session session) {
    List<Long> uids = someUids(session);
    String condition = "";
    if (random.nextInt(4) == 0) {
      List<Known> known = session.selected().messages();
      condition = "(UNCHANGEDSINCE " + known.get(random.nextInt(known.size())).modSeq() + ") ";
    }
    store(session, "UID STORE " + set(uids) + " " + condition);
  }

  private void storeByNumber(Session session) {
    int first = 1 + random.nextInt(session.selected().size());
    int last = Math.min(session.selected().size(), first + random.nextInt(4));
    store(session, "STORE " + first + ":" + last + " ");
  }

  private void store(Session session, String command) {
    Set<String> flags = new TreeSet<>(someFlags());
    boolean silent = random.nextBoolean();
    String list = (silent ? "FLAGS.SILENT (" : "FLAGS (") + String.join(" ", flags) + ")";
    switch (random.nextInt(3)) {
      case 0 -> session.run(command + list, before -> flags);
      case 1 -> session.run(command + "+" + list, before -> union(before, flags));
      default -> session.run(command + "-" + list, before -> minus(before, flags));
    }
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> minus(Set<String> one, Set<String> other) {
    Set<String> left = new TreeSet<>(one);
    left.removeAll(other);
    return left;
  }

  // ---- the end of messages

  private void expunge(Session session, List<Long> uids) {
    MailboxView view = session.selected();
    UnaryOperator<Set<String>> deleted = before -> union(before, Set.of("\\Deleted"));
    if (session.run("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Deleted)", deleted).isOk()) {
      uids.forEach(uid -> chronicle.removable(view.message(uid)));
      session.run("UID EXPUNGE " + set(uids));
    }
  }

  /** Those too that others have marked. */
  private void expungeAll(Session session) {
    MailboxView view = session.selected();
    if (view.firstUnknown() > view.size() && session.run("EXPUNGE").isOk()) {
      session.expunged().forEach(uid -> chronicle.removable(view.message(uid)));
    }
  }

  private void read(Session session) {
    MailboxView view = session.selected();
    long uid = someUids(session).get(0);
    ImapClient.Result result = session.run("UID FETCH " + uid + " (BODY[])");
    for (Map<String, ImapValue> items : result.fetched()) {
      if (items.containsKey("BODY[]")) {
        chronicle.read(view.message(uid), CheckedMessage.verify(items.get("BODY[]").octets()));
      }
    }
  }
}
