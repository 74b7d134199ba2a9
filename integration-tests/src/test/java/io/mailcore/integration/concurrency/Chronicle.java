package io.mailcore.integration.concurrency;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What a server has told all sessions together. Mailboxes are known by their UIDVALIDITY, as names
 * change, and messages by their UIDs there: whatever two sessions are told of one UID must fit.
 * Safe for use by several threads.
 */
final class Chronicle {

  /** A mailbox, whatever it is called. */
  record Box(String account, long uidValidity) {}

  /** A message of a mailbox. */
  record Message(Box box, long uid) {}

  /** How a message came to be. */
  sealed interface Origin {

    /** By an APPEND that was acknowledged. */
    record Appended(String id) implements Origin {}

    /** By a COPY or MOVE that was acknowledged. */
    record Transferred(Message from) implements Origin {}
  }

  private record State(Message message, long modSeq) {}

  private final Map<Box, Long> highestUids = new ConcurrentHashMap<>();
  private final Map<Box, Long> highestModSeqs = new ConcurrentHashMap<>();
  private final Map<Message, Origin> origins = new ConcurrentHashMap<>();
  private final Map<Message, String> read = new ConcurrentHashMap<>();
  private final Map<State, Set<String>> flags = new ConcurrentHashMap<>();
  private final Set<Message> moved = ConcurrentHashMap.newKeySet();
  private final Set<Message> removable = ConcurrentHashMap.newKeySet();
  private final Set<Message> expunged = ConcurrentHashMap.newKeySet();
  private final Set<Box> gone = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();

  // ---- while sessions work

  /** The largest UID that anybody has been told of in each mailbox. */
  Map<Box, Long> highestUids() {
    return Map.copyOf(highestUids);
  }

  /** An APPEND was acknowledged. */
  void appended(Message message, String id, Map<Box, Long> before) {
    created(message, new Origin.Appended(id), before);
  }

  /** A COPY or MOVE was acknowledged. */
  void transferred(Message from, Message to, boolean move, Map<Box, Long> before) {
    created(to, new Origin.Transferred(from), before);
    if (move) {
      moved.add(from);
    }
  }

  private void created(Message message, Origin origin, Map<Box, Long> before) {
    long known = before.getOrDefault(message.box(), 0L);
    if (message.uid() <= known) {
      throw new AssertionError(message + " was given after UID " + known);
    }
    Origin other = origins.putIfAbsent(message, origin);
    if (other != null) {
      throw new AssertionError(message + " came from " + other + " and again from " + origin);
    }
    highestUids.merge(message.box(), message.uid(), Math::max);
  }

  /** Somebody was told of a message. */
  void seen(Message message) {
    highestUids.merge(message.box(), message.uid(), Math::max);
  }

  /** Somebody was told the flags of a message, {@code \Recent} left out. */
  void flags(Message message, long modSeq, Set<String> told) {
    Set<String> other = flags.putIfAbsent(new State(message, modSeq), told);
    if (other != null && !other.equals(told)) {
      throw new AssertionError(message + " at " + modSeq + " is " + told + " and was " + other);
    }
    highestModSeqs.merge(message.box(), modSeq, Math::max);
  }

  /** Somebody read a message and found this id in it. */
  void read(Message message, String id) {
    String other = read.putIfAbsent(message, id);
    if (other != null && !other.equals(id)) {
      throw new AssertionError("UID reused: " + message + " is " + id + " and was " + other);
    }
  }

  /** Somebody tries to expunge a message. */
  void removable(Message message) {
    removable.add(message);
  }

  /** Somebody was told that a message is gone. */
  void expunged(Message message) {
    expunged.add(message);
  }

  /** Somebody was told that the mailbox is gone. */
  void gone(Box box) {
    gone.add(box);
  }

  /** A command was answered, with OK or the code of a refusal. */
  void answered(String verb, String code) {
    answers.merge(verb + " " + code, 1, Integer::sum);
  }

  // ---- afterwards

  Set<Message> created() {
    return Set.copyOf(origins.keySet());
  }

  /** The id of the message that was once appended and then copied and moved to be this one. */
  Optional<String> id(Message message) {
    Origin origin = origins.get(message);
    while (origin instanceof Origin.Transferred transferred) {
      origin = origins.get(transferred.from());
    }
    return origin instanceof Origin.Appended appended
        ? Optional.of(appended.id())
        : Optional.empty();
  }

  /** Whether somebody has moved it away. */
  boolean isMoved(Message message) {
    return moved.contains(message);
  }

  /** Whether there is a reason why the message may be gone. */
  boolean mayBeGone(Message message) {
    return moved.contains(message) || removable.contains(message);
  }

  /** Whether somebody was told that it is gone. */
  boolean isExpunged(Message message) {
    return expunged.contains(message);
  }

  /** The mailboxes of which somebody was told that they are gone. */
  Set<Box> gone() {
    return Set.copyOf(gone);
  }

  /** How often which command was answered in which way, as {@code STORE OK}. */
  Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  /** Mailboxes that anybody has seen a message in. */
  Set<Box> boxes() {
    return Set.copyOf(highestUids.keySet());
  }

  long highestUid(Box box) {
    return highestUids.getOrDefault(box, 0L);
  }

  long highestModSeq(Box box) {
    return highestModSeqs.getOrDefault(box, 0L);
  }
}
