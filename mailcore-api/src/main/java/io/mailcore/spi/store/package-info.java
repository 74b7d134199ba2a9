/**
 * Mailboxes and the messages in them: what a storage backend implements.
 *
 * <p>Rules for every method here:
 *
 * <ul>
 *   <li>Threading as in {@code io.mailcore.spi.blob}: on the task executor, may block, never waits
 *       for a client; calls for one mailbox from several connections overlap; an interrupt means
 *       that nobody waits any more.
 *   <li>One call is one transaction: all of it has happened and is durable when the method returns,
 *       or nothing of it when it throws {@link io.mailcore.model.StoreException}.
 *   <li>Handles ({@link MailAccount}, {@link Mailbox}) are cheap and hold nothing: no lock, cursor
 *       or connection between calls. A handle of a mailbox that was removed throws NOT_FOUND.
 *   <li>UIDs become visible in ascending order: when a message can be seen, no message with a
 *       smaller UID appears later. UID and mod-sequence are given inside the transaction that makes
 *       the change.
 *   <li>Each change of a mailbox gets a mod-sequence larger than all before in that mailbox.
 *   <li>Change hints may be lost, doubled or merged: {@link Mailbox#changesSince} tells the truth.
 * </ul>
 *
 * <p>The suites {@code io.mailcore.testkit.contract} check all of this for a backend.
 */
@NullMarked
package io.mailcore.spi.store;

import org.jspecify.annotations.NullMarked;
