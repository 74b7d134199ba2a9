package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.MailboxName;
import io.mailcore.model.MailboxPattern;
import io.mailcore.model.SpecialUse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** LIST (RFC 3501, section 6.3.8), with the attributes of RFC 3348 and RFC 6154. */
final class ListCommand implements ImapCommand<ListArgs> {

  private static final String CHILDREN = "CHILDREN";
  private static final String SPECIAL_USE = "SPECIAL-USE";

  @Override
  public String name() {
    return "LIST";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    return List.of(CHILDREN, SPECIAL_USE);
  }

  @Override
  public ListArgs parse(ImapReader in) {
    return ListArgs.read(in);
  }

  @Override
  public void execute(ListArgs args, ImapSession session, Responder out) {
    Answer done = Answer.ok("LIST done");
    if (args.pattern().isEmpty()) {
      // Not a search, but the question what parts the levels, and where names begin.
      out.untagged("LIST (\\Noselect) \"" + MailboxName.SEPARATOR + "\" \"\"");
      out.finish(done);
      return;
    }
    MailboxPattern matcher = args.matcher();
    LinePieces<MailboxTree.Node> pieces =
        new LinePieces<>(
            MailboxTree.of(session.mailboxes()).nodes().iterator(),
            (node, writer) -> {
              if (matcher.matches(node.name())) {
                write(node, session, writer);
              }
            },
            out);
    out.pump(pieces, () -> out.finish(done));
  }

  private static void write(MailboxTree.Node node, ImapSession session, ImapWriter writer) {
    writer.untagged().raw("LIST").open();
    if (node.entry().isEmpty()) {
      writer.raw("\\Noselect");
    }
    if (session.offers(CHILDREN)) {
      writer.raw(node.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
    }
    if (session.offers(SPECIAL_USE)) {
      node.entry()
          .map(entry -> new TreeSet<>(entry.uses()))
          .orElseGet(TreeSet::new)
          .forEach((SpecialUse use) -> writer.raw(use.attribute()));
    }
    writer.close().string(String.valueOf(MailboxName.SEPARATOR)).mailbox(node.name()).crlf();
  }
}
