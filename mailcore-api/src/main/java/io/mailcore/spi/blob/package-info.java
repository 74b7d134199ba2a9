/**
 * Where the bytes of messages are: written once, in chunks, and read in ranges.
 *
 * <p>Threading, here and in all of {@code io.mailcore.spi}: methods are called on the server's task
 * executor, never on an event loop unless {@link io.mailcore.spi.threads.MayBlock} says that they
 * don't block; they may block; calls for one connection never overlap, calls for one mailbox or
 * blob from several connections do; an interrupt means that the connection is gone or the server
 * stops. A method that fails throws {@link io.mailcore.model.StoreException} and has then done
 * nothing; whatever else it throws is logged and taken as a temporary failure. No argument and no
 * result is {@code null}.
 */
@NullMarked
package io.mailcore.spi.blob;

import org.jspecify.annotations.NullMarked;
