package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.wire.ImapSyntaxException;

/** Mod-sequences (RFC 7162, section 3.1), which several commands let a client ask for. */
final class Condstore {

  static final String CAPABILITY = "CONDSTORE";

  private Condstore() {}

  /**
   * The client asks for mod-sequences, and is told them from now on.
   *
   * @throws ImapSyntaxException if the listener doesn't offer them
   */
  static void use(ImapSession session) {
    if (!session.offers(CAPABILITY)) {
      throw new ImapSyntaxException("Mod-sequences are not offered");
    }
    session.enable(OptIn.CONDSTORE);
  }
}
