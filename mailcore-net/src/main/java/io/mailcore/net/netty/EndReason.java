package io.mailcore.net.netty;

import java.util.Locale;

/** Why a connection ended, as its log line says. */
enum EndReason {
  /** The session closed it. */
  SERVER,
  /** The client closed it, or its end of it. */
  CLIENT,
  /** The network did: a reset, an unreachable host. */
  NETWORK,
  /** The session's deadline was over. */
  TIMEOUT,
  /** The client took nothing of an answer. */
  STALLED,
  /** A handshake failed, or took too long. */
  HANDSHAKE,
  /** The client began to renegotiate. */
  RENEGOTIATION,
  /** The session failed; its log line is above. */
  ERROR,
  /** The server stopped. */
  STOPPED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
