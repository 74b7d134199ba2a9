package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailboxEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GETMETADATA (RFC 5464, section 4.2). */
final class GetMetadataCommand implements ImapCommand<MetadataRequest> {

  @Override
  public String name() {
    return "GETMETADATA";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(Annotations.CAPABILITY);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return Annotations.areKept(session) ? List.of(Annotations.CAPABILITY) : List.of();
  }

  @Override
  public MetadataRequest parse(ImapReader in) {
    return MetadataRequest.read(in);
  }

  @Override
  public void execute(MetadataRequest request, ImapSession session, Responder out) {
    Optional<MailboxEntry> mailbox = MailboxName.tryOf(request.mailbox()).flatMap(session::find);
    if (mailbox.isEmpty() && !request.mailbox().isEmpty()) {
      out.finish(MailboxAnswers.NONEXISTENT);
      return;
    }
    Optional<Annotations> annotations = Annotations.of(mailbox, session);
    if (annotations.isEmpty()) {
      out.finish(MailboxAnswers.NO_ANNOTATIONS);
      return;
    }
    String name = mailbox.map(MailboxEntry::name).map(MailboxName::value).orElse("");
    MetadataLines lines =
        new MetadataLines(name, annotations.get(), request.entries(), request.options());
    out.pump(new LinesPieces(lines, out), () -> out.finish(done(lines.longest())));
  }

  private static Answer done(long longest) {
    return longest == 0
        ? Answer.ok("GETMETADATA done")
        : Answer.ok("METADATA LONGENTRIES " + longest, "GETMETADATA done, but for longer values");
  }

  private record LinesPieces(MetadataLines lines, Responder out) implements ResponsePieces {

    @Override
    public boolean writeNext() {
      if (lines.hasMore()) {
        ImapWriter writer = out.writer();
        lines.write(writer);
        out.send(writer);
      }
      return lines.hasMore();
    }
  }
}
