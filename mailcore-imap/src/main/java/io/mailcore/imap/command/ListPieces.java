package io.mailcore.imap.command;

import io.mailcore.imap.command.ListRequest.Selection;
import io.mailcore.imap.command.ListReturns.Option;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxEntry;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The responses to LIST, some names at a time. */
final class ListPieces implements ResponsePieces {

  private static final int PIECE_OCTETS = 32 * 1024;
  private static final int PIECE_NAMES = 500;

  /** Of the store, for what names alone don't say. */
  private static final int PIECE_CALLS = 50;

  private final ListRequest request;
  private final Set<Option> told;
  private final MailboxWalk walk;
  private final ImapSession session;
  private final Responder out;
  private final String nowhere;
  private Optional<MetadataLines> metadata = Optional.empty();
  private boolean walking = true;

  ListPieces(ListRequest request, ImapSession session, Responder out) {
    this.request = request;
    this.told = told(request, session);
    this.session = session;
    this.out = out;
    // RFC 5258 says it of names without a mailbox, RFC 3501 of those that can't be selected.
    this.nowhere = request.extended() ? "\\NonExistent" : "\\Noselect";
    this.walk =
        new MailboxWalk(
            new MailboxPages(
                session.mailboxes(),
                NameRange.of(
                    request.patterns().stream()
                        .map(pattern -> request.reference() + pattern)
                        .toList())),
            told.contains(Option.SUBSCRIBED)
                ? new TreeSet<>(session.mailboxes().subscriptions())
                : Collections.emptyNavigableSet(),
            request);
  }

  /** What is told of each name. */
  private static Set<Option> told(ListRequest request, ImapSession session) {
    Set<Option> told = EnumSet.noneOf(Option.class);
    told.addAll(request.returns().options());
    if (request.selection().contains(Selection.SUBSCRIBED)) {
      told.add(Option.SUBSCRIBED);
    }
    if (request.selection().contains(Selection.SPECIAL_USE)) {
      told.add(Option.SPECIAL_USE);
    }
    if (!request.extended() && session.offers(ListCommand.CHILDREN)) {
      told.add(Option.CHILDREN);
    }
    if (!request.extended() && session.offers(ListCommand.SPECIAL_USE)) {
      told.add(Option.SPECIAL_USE);
    }
    return told;
  }

  @Override
  public boolean writeNext() {
    ImapWriter writer = out.writer();
    int steps = 0;
    int calls = 0;
    boolean more = true;
    while (more && steps < PIECE_NAMES && calls < PIECE_CALLS && writer.size() < PIECE_OCTETS) {
      Optional<ListedName> name = metadata.isPresent() ? Optional.empty() : walk.poll();
      if (metadata.isPresent()) {
        metadata.get().write(writer);
        metadata = metadata.filter(MetadataLines::hasMore);
      } else if (name.isPresent()) {
        calls += write(name.get(), writer);
      } else {
        steps++;
        more = walking;
        walking = walking && walk.step();
      }
    }
    if (writer.size() > 0) {
      out.send(writer);
    }
    return more;
  }

  /** Writes what there is to say of a name, and says how often the store was asked for it. */
  private int write(ListedName name, ImapWriter writer) {
    // A name that is there for the sake of others below it has no status (RFC 5819, section 3).
    Optional<MailboxEntry> entry = name.entry().filter(any -> name.isSelected());
    boolean asked = !request.returns().status().isEmpty();
    Optional<StatusReport> status = asked ? entry.flatMap(this::status) : Optional.empty();
    // Of a mailbox that has gone meanwhile there is none (RFC 5819, section 2).
    boolean gone = asked && entry.isPresent() && status.isEmpty();
    writer.untagged().raw("LIST").open();
    attributes(name, gone, writer);
    writer.close().string(String.valueOf(MailboxName.SEPARATOR)).mailbox(name.name());
    if (request.selection().contains(Selection.RECURSIVEMATCH) && name.isSelectedBelow()) {
      childInfo(writer);
    }
    writer.crlf();
    status.ifPresent(found -> found.write(writer));
    boolean annotated = !request.returns().metadata().isEmpty() && !gone;
    metadata = annotated ? entry.flatMap(this::metadata) : Optional.empty();
    return entry.isPresent() ? (asked ? 1 : 0) + (annotated ? 1 : 0) : 0;
  }

  private Optional<MetadataLines> metadata(MailboxEntry entry) {
    return whileThere(
            () ->
                Annotations.of(Optional.of(entry), session)
                    .map(
                        found ->
                            new MetadataLines(
                                entry.name().value(),
                                found,
                                request.returns().metadata(),
                                MetadataRequest.Options.NONE)))
        .filter(MetadataLines::hasMore);
  }

  private Optional<StatusReport> status(MailboxEntry entry) {
    return whileThere(
        () -> Optional.of(StatusReport.of(entry, request.returns().status(), session)));
  }

  /** Nothing if the mailbox has gone since its name was read. */
  private static <T> Optional<T> whileThere(Supplier<Optional<T>> call) {
    try {
      return call.get();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void attributes(ListedName name, boolean gone, ImapWriter writer) {
    if (told.contains(Option.SUBSCRIBED) && name.isSubscribed()) {
      writer.raw("\\Subscribed");
    }
    boolean there = name.entry().isPresent() && !gone;
    if (!there) {
      writer.raw(nowhere);
    }
    // A level without a mailbox is listed because of those below (RFC 5258, section 3.5).
    if (told.contains(Option.CHILDREN)
        || request.extended() && name.entry().isEmpty() && name.hasChildren()) {
      writer.raw(name.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
    }
    if (told.contains(Option.SPECIAL_USE)) {
      name.entry()
          .map(entry -> new TreeSet<>(entry.uses()))
          .orElseGet(TreeSet::new)
          .forEach((SpecialUse use) -> writer.raw(use.attribute()));
    }
  }

  /** CHILDINFO: what the names below fit (RFC 5258, section 3.5). */
  private void childInfo(ImapWriter writer) {
    writer.open().string("CHILDINFO").open();
    for (Selection criterion : new TreeSet<>(request.criteria())) {
      writer.string(criterion.word());
    }
    writer.close().close();
  }
}
