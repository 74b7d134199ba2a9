package io.mailcore.imap.session;

import java.io.IOException;

/** An answer that is written piece by piece, as fast as the client takes it. */
public interface ResponsePieces extends AutoCloseable {

  /**
   * Writes the next piece, about 64 KiB at most, to the {@link Responder} that pumps.
   *
   * @return whether there may be more
   * @throws io.mailcore.model.StoreException (or {@link io.mailcore.imap.wire.ImapSyntaxException})
   *     only between whole responses: the pump ends and the command is answered with NO
   * @throws IOException in the middle of a response, whose rest can't be had any more: the
   *     connection is closed, as nothing else keeps the client from misreading what follows
   */
  boolean writeNext() throws IOException;

  /**
   * Called when the client takes no more for now: an open stream is closed until the next piece.
   */
  default void pause() {}

  /** Called once, when all is written, or has failed, or the connection is gone. */
  @Override
  default void close() {}
}
