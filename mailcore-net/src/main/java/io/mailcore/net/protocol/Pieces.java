package io.mailcore.net.protocol;

import java.io.IOException;

/** An answer that is too large to be made at once. Used on the strand. */
public interface Pieces extends AutoCloseable {

  /**
   * Writes the next piece, about 64 KiB at most, to the connection that pumps.
   *
   * @return whether there may be more
   * @throws IOException if it can't be read any more; the connection is then closed, as the client
   *     has been promised more
   */
  boolean writeNext() throws IOException;

  /**
   * Called when a piece has been written and the client takes no more for now: what is costly to
   * hold, for example an open stream, is given back until the next piece.
   */
  default void pause() {}

  /** Called once, when all is written or the connection is gone. */
  @Override
  default void close() {}
}
