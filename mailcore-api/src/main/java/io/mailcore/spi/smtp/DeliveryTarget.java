package io.mailcore.spi.smtp;

/**
 * Where the mail for some recipients goes. The library's own targets are the local mailboxes and
 * listeners; a host may give one for recipients elsewhere, to which sessions that have logged in
 * may send. Implemented by hosts; grows by default methods only.
 */
@FunctionalInterface
public interface DeliveryTarget {

  /**
   * Takes the message for all recipients of its envelope and says in {@code report} what became of
   * each. Returns once what it reports as delivered is durable. A recipient that it says nothing
   * of, and every recipient if it throws, counts as failed for now.
   *
   * @throws Exception if nothing could be delivered now
   */
  void deliver(ReceivedMessage message, DeliveryReport report) throws Exception;
}
