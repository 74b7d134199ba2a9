package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.LiteralKind;

/**
 * A command that has a say in what becomes of its literals: as APPEND, whose message is too large
 * for memory.
 *
 * @param <A> its arguments
 */
public interface LiteralCommand<A> extends ImapCommand<A> {

  /**
   * Decides on a literal that the client has announced, before a byte of it has come. Called on the
   * strand, for each literal of the command; storage may be called.
   *
   * @param soFar the command up to the literal, behind its name
   * @param size octets that are announced
   * @param kind how they are announced
   * @throws io.mailcore.imap.wire.ImapSyntaxException if no literal may stand here: answered with
   *     BAD, and the literal is refused
   */
  LiteralPlan literal(ImapReader soFar, long size, LiteralKind kind, ImapSession session);
}
