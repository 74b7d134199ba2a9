package io.mailcore.spi.smtp;

/** Takes messages into the host's own code. Implemented by hosts; grows by default methods only. */
@FunctionalInterface
public interface MessageListener {

  /**
   * A message has come in: one call a transaction, however many of its recipients this listener is
   * for; the envelope holds just those. The sender gets its 250 when this returns (and all else
   * that the message goes to is durable). If it throws, the sender is asked to try again later, and
   * the call may come a second time: think of it as at least once.
   *
   * @throws Exception if the message couldn't be taken now
   */
  void received(ReceivedMessage message) throws Exception;
}
