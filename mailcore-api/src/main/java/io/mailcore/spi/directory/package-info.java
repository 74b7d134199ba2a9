/**
 * Who has an account, and where mail to an address goes: the host's users and aliases.
 *
 * <p>Threading: methods are called on the server's task executor, never on an event loop unless
 * {@link io.mailcore.spi.threads.MayBlock} says that they don't block; they may block; calls for
 * different connections overlap. An implementation that can't answer now throws {@link
 * io.mailcore.model.StoreException} or returns the result that says so; anything else that is
 * thrown is logged and taken as a temporary failure, never as "no such user".
 */
@NullMarked
package io.mailcore.spi.directory;

import org.jspecify.annotations.NullMarked;
