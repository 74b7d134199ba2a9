package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.NotifyRequest;
import io.mailcore.imap.wire.NotifyRequest.Event;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** NOTIFY (RFC 5465). */
final class NotifyCommand implements ImapCommand<NotifyRequest> {

  private static final Set<Event> METADATA =
      EnumSet.of(Event.MAILBOX_METADATA_CHANGE, Event.SERVER_METADATA_CHANGE);

  private static final Answer OVERFLOW =
      Answer.no("NOTIFICATIONOVERFLOW", "So many mailboxes can not be watched");

  @Override
  public String name() {
    return "NOTIFY";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("NOTIFY");
  }

  @Override
  public NotifyRequest parse(ImapReader in) {
    return NotifyRequest.parse(in);
  }

  @Override
  public void execute(NotifyRequest request, ImapSession session, Responder out) {
    Set<Event> supported = supported(session);
    if (!request.groups().stream()
        .allMatch(group -> !group.unknown() && supported.containsAll(group.events()))) {
      out.finish(badEvent(supported));
      return;
    }
    request.groups().forEach(group -> FetchCommand.allow(group.fetch(), session));
    MailboxWatch watch = new MailboxWatch(new NotifyWishes(request, session), session);
    WatchStart start = new WatchStart(watch, request.status(), session, out);
    out.pump(
        start,
        () -> {
          // What has come up so far is told now, as by NOOP (section 3.1).
          session.maybeSelected().ifPresent(SelectedMailbox::touched);
          out.finish(start.overflows() ? OVERFLOW : Answer.ok("NOTIFY done"));
        });
  }

  private static Set<Event> supported(ImapSession session) {
    boolean metadata = session.offers(Annotations.CAPABILITY) && Annotations.areKept(session);
    return metadata ? EnumSet.allOf(Event.class) : EnumSet.complementOf(EnumSet.copyOf(METADATA));
  }

  private static Answer badEvent(Set<Event> supported) {
    String names = supported.stream().map(Event::text).collect(Collectors.joining(" "));
    return Answer.no("BADEVENT (" + names + ")", "There are no events of that name");
  }
}
