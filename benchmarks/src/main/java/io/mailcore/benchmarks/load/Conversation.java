package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What a client says on a connection. Called by the thread of its {@link Reactor}. */
public interface Conversation {

  /**
   * The server has said something.
   *
   * @param in what hasn't been taken yet; what this leaves comes again with more behind it
   * @throws IOException if it isn't what was expected: the whole run fails
   */
  void received(Link link, ByteBuffer in) throws IOException;

  /** TLS is there, which {@link Link#startTls} asked for. */
  default void secured(Link link) throws IOException {}

  /** The server has closed the connection; by default that fails the run. */
  default void closed(Link link) throws IOException {
    throw new IOException("the server closed the connection");
  }
}
