/**
 * A client's session: its state, its selected mailbox, how its commands are framed, run and
 * answered.
 */
@NullMarked
package io.mailcore.imap.session;

import org.jspecify.annotations.NullMarked;
