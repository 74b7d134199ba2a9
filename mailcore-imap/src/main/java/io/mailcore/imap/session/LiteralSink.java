package io.mailcore.imap.session;

import java.nio.ByteBuffer;

/** Takes a literal's octets as they come. Used on the strand of one connection. */
public interface LiteralSink extends AutoCloseable {

  /**
   * Takes all remaining octets of {@code piece}, which is good for this call only. Must not throw:
   * a sink that fails keeps that to itself until the command runs, and lets the rest pass.
   */
  void write(ByteBuffer piece);

  /** Gives back what is held. Called once, after the command or when the connection is gone. */
  @Override
  void close();
}
