package io.mailcore.imap.session;

import java.util.Optional;

/** What a client has asked to be told with NOTIFY (RFC 5465). Used on the strand. */
public interface Notifications {

  /** What it is told of the selected mailbox. */
  SelectedEvents selected();

  /** What there is to tell of other mailboxes; empty if there is nothing. */
  Optional<ResponsePieces> others(Responder out);

  /** Ends it: the client has asked for something else, or is gone. */
  void close();
}
