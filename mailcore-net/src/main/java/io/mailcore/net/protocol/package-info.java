/**
 * What a protocol is written against: a connection's strand, its bytes in and out, and the services
 * of the server.
 *
 * <p>Netty doesn't appear here. The event loop moves bytes, does TLS and keeps bounds; all that a
 * protocol does, framing included, runs on the connection's <em>strand</em>: one task after
 * another, on the server's task executor, where it may block for the time of a storage call but
 * never for a client.
 */
@NullMarked
package io.mailcore.net.protocol;

import org.jspecify.annotations.NullMarked;
