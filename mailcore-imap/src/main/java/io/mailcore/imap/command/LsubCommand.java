package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import io.mailcore.model.MailboxPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** LSUB (RFC 3501, section 6.3.9). */
final class LsubCommand implements ImapCommand<ListArgs> {

  @Override
  public String name() {
    return "LSUB";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public ListArgs parse(ImapReader in) {
    return ListArgs.read(in);
  }

  @Override
  public void execute(ListArgs args, ImapSession session, Responder out) {
    Answer done = Answer.ok("LSUB done");
    if (args.pattern().isEmpty()) {
      out.untagged("LSUB (\\Noselect) \"" + MailboxName.SEPARATOR + "\" \"\"");
      out.finish(done);
      return;
    }
    Map<MailboxName, Boolean> found = find(args.matcher(), session.mailboxes().subscriptions());
    LinePieces<Map.Entry<MailboxName, Boolean>> pieces =
        new LinePieces<>(
            found.entrySet().iterator(),
            (entry, writer) -> {
              writer.untagged().raw("LSUB").open();
              if (!entry.getValue()) {
                writer.raw("\\Noselect");
              }
              writer.close();
              writer.string(String.valueOf(MailboxName.SEPARATOR)).mailbox(entry.getKey()).crlf();
            },
            out);
    out.pump(pieces, () -> out.finish(done));
  }

  /**
   * The names that fit, each with whether it is subscribed. A name that is only above one that is,
   * is found if the pattern stops there and doesn't reach down to that one: LSUB with {@code %}.
   */
  private static Map<MailboxName, Boolean> find(
      MailboxPattern pattern, List<MailboxName> subscriptions) {
    Map<MailboxName, Boolean> found = new TreeMap<>();
    for (MailboxName name : subscriptions) {
      if (pattern.matches(name)) {
        found.put(name, true);
        continue;
      }
      for (MailboxName above : name.ancestors()) {
        if (pattern.matches(above)) {
          found.putIfAbsent(above, false);
        }
      }
    }
    return found;
  }
}
