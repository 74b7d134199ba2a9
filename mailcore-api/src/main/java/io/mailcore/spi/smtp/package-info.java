/**
 * What a host may add to the way of a message: policies, handlers, delivery of its own.
 *
 * <p>Threading: methods are called on the server's task executor, never on an event loop; they may
 * block; calls for one connection never overlap, calls for different connections do.
 */
@NullMarked
package io.mailcore.spi.smtp;

import org.jspecify.annotations.NullMarked;
