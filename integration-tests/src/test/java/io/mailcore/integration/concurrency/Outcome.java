package io.mailcore.integration.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.concurrency.Chronicle.Box;
import io.mailcore.integration.concurrency.Chronicle.Message;
import io.mailcore.integration.concurrency.MailboxView.Known;
import io.mailcore.integration.concurrency.Mailboxes.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what there is in the end with what sessions were told. */
final class Outcome {

  private final Chronicle chronicle;
  private final Map<Box, List<Stored>> boxes = new HashMap<>();

  Outcome(Chronicle chronicle, List<Mailboxes> accounts) {
    this.chronicle = chronicle;
    accounts.forEach(account -> boxes.putAll(account.boxes()));
  }

  /** Nothing acknowledged is lost, doubled or changed, and no UID was used twice. */
  void verify() {
    List<String> wrong = new ArrayList<>();
    Map<Message, String> found = new HashMap<>();
    boxes.forEach(
        (box, messages) ->
            messages.forEach(m -> found.put(new Message(box, m.known().uid()), m.id())));
    found.forEach(
        (message, id) -> {
          chronicle.read(message, id);
          if (!chronicle.id(message).filter(id::equals).isPresent()) {
            wrong.add(message + " holds " + id + ", expected: " + chronicle.id(message));
          }
          if (chronicle.isMoved(message)) {
            wrong.add("doubled: " + message + " was moved away and is still there");
          }
          if (chronicle.isExpunged(message)) {
            wrong.add(message + " was told EXPUNGE of and is still there");
          }
        });
    for (Message message : chronicle.created()) {
      boolean there = found.containsKey(message) || !boxes.containsKey(message.box());
      if (!there && !chronicle.mayBeGone(message)) {
        wrong.add("lost: " + message + ", " + chronicle.id(message));
      }
    }
    assertThat(wrong).isEmpty();
    verifyMailboxes();
  }

  private void verifyMailboxes() {
    Set<Box> lost = new HashSet<>(chronicle.boxes());
    lost.removeAll(boxes.keySet());
    assertThat(lost)
        .as("mailboxes that are gone")
        .hasSizeLessThanOrEqualTo(chronicle.answers().getOrDefault("DELETE OK", 0));
    assertThat(boxes.keySet())
        .as("mailboxes told gone")
        .doesNotContainAnyElementsOf(chronicle.gone());
  }

  /** A session that looks once more sees what a new one sees. */
  void verify(Session session) {
    try {
      session.run("NOOP");
      if (session.view().isPresent()) {
        session.readUnknown();
      }
    } catch (Session.Closed e) {
      // Which mailbox that may only be of, verify() has seen.
      return;
    }
    session.view().ifPresent(this::verify);
  }

  private void verify(MailboxView view) {
    List<Stored> stored = boxes.get(view.box());
    if (stored == null) {
      chronicle.gone(view.box());
      return;
    }
    List<Known> expected = stored.stream().map(Stored::known).toList();
    assertThat(view.messages()).as("as a session sees %s", view.box()).isEqualTo(expected);
  }
}
