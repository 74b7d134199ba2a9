package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.MailboxName;
import java.util.Optional;

/** Answers that several commands give about mailboxes and their names. */
final class MailboxAnswers {

  static final Answer NONEXISTENT = Answer.no("NONEXISTENT", "No such mailbox");
  static final Answer TRYCREATE = Answer.no("TRYCREATE", "No such mailbox, create it first");
  static final Answer BAD_NAME = Answer.no("CANNOT", "No mailbox can have this name");
  static final Answer READ_ONLY = Answer.no("READ-ONLY", "The mailbox is selected read-only");

  static final Answer NO_ANNOTATIONS = Answer.no("CANNOT", "No annotations are kept here");

  private MailboxAnswers() {}

  /**
   * Wants the name of a mailbox. Text that is well encoded but no mailbox can be named is no error
   * of syntax: whoever asks for it is told that there is no such mailbox, or can't be.
   */
  static Optional<MailboxName> name(ImapReader in) {
    return MailboxName.tryOf(in.mailboxText());
  }
}
