package io.mailcore.imap.command;

import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names annotations that have changed, without their values (RFC 5464, section 4.4.2). */
final class AnnotationLines implements ResponsePieces {

  private static final String SERVER = "";

  private final MailboxWatch watch;
  private final List<MailboxWatch.Annotation> changed;
  private final Responder out;

  AnnotationLines(MailboxWatch watch, List<MailboxWatch.Annotation> changed, Responder out) {
    this.watch = watch;
    this.changed = changed;
    this.out = out;
  }

  @Override
  public boolean writeNext() {
    Map<String, TreeSet<EntryName>> lines = new TreeMap<>();
    for (MailboxWatch.Annotation annotation : changed) {
      name(annotation.mailbox())
          .ifPresent(
              name -> lines.computeIfAbsent(name, none -> new TreeSet<>()).add(annotation.entry()));
    }
    ImapWriter writer = out.writer();
    lines.forEach(
        (name, entries) -> {
          writer.untagged().raw("METADATA").mailboxText(name);
          entries.forEach(entry -> writer.astring(entry.value()));
          writer.crlf();
        });
    if (writer.size() > 0) {
      out.send(writer);
    }
    return false;
  }

  /** What the line is about, if the client wants it. */
  private Optional<String> name(Optional<MailboxId> mailbox) {
    if (mailbox.isEmpty()) {
      return watch.wishes().hasServerMetadata() ? Optional.of(SERVER) : Optional.empty();
    }
    return Optional.ofNullable(watch.known().get(mailbox.get()))
        .map(WatchedMailbox::name)
        .filter(name -> watch.wanted(name).contains(Event.MAILBOX_METADATA_CHANGE))
        .map(MailboxName::value);
  }
}
