package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.wire.ImapReader;

/** A command without arguments. */
abstract class PlainCommand implements ImapCommand<PlainCommand.None> {

  /** No arguments. */
  record None() {}

  private static final None NONE = new None();

  @Override
  public final None parse(ImapReader in) {
    return NONE;
  }

  @Override
  public final void execute(None args, ImapSession session, Responder out) {
    execute(session, out);
  }

  abstract void execute(ImapSession session, Responder out);
}
