package io.mailcore.net.protocol;

import java.nio.ByteBuffer;

/**
 * A protocol's side of one connection. All methods are called on the connection's strand, never two
 * at once, and none while the strand is held by {@link Connection#pump}, {@link Connection#await},
 * {@link Connection#delay}, {@link Connection#startTls} or {@link Connection#blocking}. The thread
 * may block, unless the protocol's sessions run on the event loop; {@link #closed} always may.
 *
 * <p>An exception thrown by any method but {@link #closed} is logged with the session's id and
 * closes the connection.
 */
public interface ProtocolSession {

  /**
   * The connection is there, with TLS if the listener's is implicit: the time to greet. Called
   * first, once.
   */
  void opened();

  /**
   * Bytes have come. The session reads from {@code input} until nothing remains, keeping what is
   * incomplete itself (bounded by its own limits), or until it holds the strand or closes the
   * connection; what it then left is given again afterwards. The buffer is good for this call only.
   */
  void received(ByteBuffer input);

  /**
   * The TLS handshake that {@link Connection#startTls} began is done; all that was known before is
   * to be forgotten.
   */
  default void tlsStarted() {}

  /**
   * The time set with {@link Connection#deadline} is over. The session says good-bye and closes.
   */
  void timedOut();

  /**
   * The server stops. The session says good-bye and closes now, or soon if it is in the middle of
   * something.
   */
  void stopping();

  /**
   * The connection is gone, for whatever reason. Called last, once; nothing can be written any
   * more.
   */
  void closed();

  /**
   * What the log line at the end of the session says of it beside times and bytes, as {@code
   * key=value} pairs, for example {@code user=ann messages=2}; values that came from the client are
   * escaped with {@link LogText}.
   */
  String summary();
}
