/**
 * The values that every part of mailcore speaks in: addresses, mailbox names, flags, UIDs,
 * envelopes and replies.
 *
 * <p>All types are immutable and safe to share between threads. No method takes or returns {@code
 * null}. A value that cannot exist is refused at construction with an {@link
 * java.lang.IllegalArgumentException} that names the argument.
 */
@NullMarked
package io.mailcore.model;

import org.jspecify.annotations.NullMarked;
