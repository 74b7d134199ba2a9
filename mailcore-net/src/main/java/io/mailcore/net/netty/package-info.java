/** Sockets, TLS and bounds on Netty's event loops, and the connection that a strand sees. */
@NullMarked
package io.mailcore.net.netty;

import org.jspecify.annotations.NullMarked;
