package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.MailboxFilter;
import io.mailcore.imap.wire.MultiSearchRequest;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxEntry;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The mailboxes that an ESEARCH is about, each once: the selected one first if it is asked for as
 * such, then those of the account's that the filters choose, in the order of their names.
 */
final class SearchSources implements Iterator<SearchSources.Source> {

  /** A mailbox; the session's view of it where it is the selected one. */
  record Source(MailboxName name, Optional<MailboxEntry> entry, Optional<SelectedMailbox> view) {}

  private final MultiSearchRequest request;
  private final Optional<SelectedMailbox> selected;
  private final Iterator<MailboxEntry> entries;
  private final Set<MailboxName> subscribed;
  private boolean selectedLeft;
  private Optional<Source> next = Optional.empty();

  SearchSources(MultiSearchRequest request, ImapSession session) {
    this.request = request;
    this.selected = session.maybeSelected();
    this.selectedLeft = request.isOfSelected();
    this.entries =
        request.isOfSelectedAlone()
            ? List.<MailboxEntry>of().iterator()
            : new MailboxPages(session.mailboxes(), NameRange.of(List.of("*")));
    boolean asksForSubscribed =
        request.sources().stream()
            .anyMatch(source -> source.kind() == MailboxFilter.Kind.SUBSCRIBED);
    this.subscribed =
        asksForSubscribed ? new HashSet<>(session.mailboxes().subscriptions()) : Set.of();
  }

  @Override
  public boolean hasNext() {
    if (selectedLeft) {
      selectedLeft = false;
      next = selected.map(view -> new Source(view.name(), Optional.empty(), selected));
    }
    while (next.isEmpty() && entries.hasNext()) {
      MailboxEntry entry = entries.next();
      boolean isSelected =
          selected.map(view -> view.mailbox().id().equals(entry.id())).orElse(false);
      boolean done = isSelected && request.isOfSelected();
      if (!done && isChosen(entry.name())) {
        next =
            Optional.of(
                new Source(
                    entry.name(), Optional.of(entry), isSelected ? selected : Optional.empty()));
      }
    }
    return next.isPresent();
  }

  private boolean isChosen(MailboxName name) {
    return request.sources().stream().anyMatch(source -> isChosen(name, source));
  }

  private boolean isChosen(MailboxName name, MailboxFilter by) {
    return switch (by.kind()) {
      case SELECTED -> false;
      // Users and aliases may have mail delivered anywhere (RFC 5465, section 6.2).
      case INBOXES, PERSONAL -> true;
      case SUBSCRIBED -> subscribed.contains(name);
      case MAILBOXES -> by.names().contains(name);
      case SUBTREE_ONE ->
          by.names().contains(name) || name.parent().map(by.names()::contains).orElse(false);
      case SUBTREE -> by.names().contains(name) || by.names().stream().anyMatch(name::isInferiorOf);
    };
  }

  @Override
  public Source next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Source source = next.orElseThrow();
    next = Optional.empty();
    return source;
  }
}
