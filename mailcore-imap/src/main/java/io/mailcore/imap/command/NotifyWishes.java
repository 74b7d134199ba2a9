package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedEvents;
import io.mailcore.imap.session.SelectedEvents.When;
import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.NotifyRequest;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.imap.wire.NotifyRequest.Filter;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MessageQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a client wants to be told of which mailboxes (RFC 5465, section 6). Immutable. */
final class NotifyWishes {

  private final List<NotifyRequest.Group> groups;
  private final SelectedEvents selected;

  NotifyWishes(NotifyRequest request, ImapSession session) {
    this.groups = request.groups().stream().filter(group -> !group.filter().isSelected()).toList();
    this.selected =
        request.groups().stream()
            .filter(group -> group.filter().isSelected())
            .findFirst()
            .filter(group -> !group.events().isEmpty())
            .map(group -> events(group, session))
            .orElse(new SelectedEvents(When.NEVER, false, Optional.empty()));
  }

  /** Nothing at all (section 3). */
  static NotifyWishes none(ImapSession session) {
    return new NotifyWishes(new NotifyRequest(false, List.of()), session);
  }

  private static SelectedEvents events(NotifyRequest.Group group, ImapSession session) {
    return new SelectedEvents(
        group.filter() == Filter.SELECTED ? When.AT_ONCE : When.DELAYED,
        group.events().contains(Event.FLAG_CHANGE),
        group.fetch().isEmpty()
            ? Optional.empty()
            : Optional.of((uids, out) -> fetch(group.fetch(), uids, session, out)));
  }

  private static ResponsePieces fetch(
      List<FetchItem> items, UidSet uids, ImapSession session, Responder out) {
    FetchPlan plan = FetchPlan.of(items);
    ImapWriter writer = out.writer();
    FetchPages pages =
        new FetchPages(
            session.isEnabled(OptIn.UIDONLY) ? plan : plan.withFirst(Attribute.UID),
            MessageQuery.of(uids),
            session,
            writer);
    return new FetchPieces(pages, session.selected(), writer, out);
  }

  SelectedEvents selected() {
    return selected;
  }

  /** Whether anything is wanted of mailboxes that aren't selected. */
  boolean hasOthers() {
    return groups.stream().anyMatch(group -> !group.events().isEmpty());
  }

  /** Whether annotations of the server are wanted, which belong to no mailbox. */
  boolean hasServerMetadata() {
    return groups.stream().anyMatch(group -> group.events().contains(Event.SERVER_METADATA_CHANGE));
  }

  /** The events that are wanted of a mailbox. */
  Set<Event> of(MailboxName name, boolean subscribed) {
    Set<Event> events = EnumSet.noneOf(Event.class);
    for (NotifyRequest.Group group : groups) {
      if (fits(group, name, subscribed)) {
        events.addAll(group.events());
      }
    }
    return events;
  }

  private static boolean fits(NotifyRequest.Group group, MailboxName name, boolean subscribed) {
    return switch (group.filter()) {
      // All mail may be delivered to any (section 6.3).
      case INBOXES, PERSONAL -> true;
      case SUBSCRIBED -> subscribed;
      case SUBTREE ->
          named(group).anyMatch(top -> top.equals(name) || name.ancestors().contains(top));
      case MAILBOXES -> named(group).anyMatch(name::equals);
      case SELECTED, SELECTED_DELAYED -> false;
    };
  }

  /** Names that no mailbox can have are passed over like those that none has (section 3.1). */
  private static Stream<MailboxName> named(NotifyRequest.Group group) {
    return group.mailboxes().stream().flatMap(text -> MailboxName.tryOf(text).stream());
  }
}
