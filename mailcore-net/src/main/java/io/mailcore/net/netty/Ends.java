package io.mailcore.net.netty;

import java.net.InetSocketAddress;

/**
 * The two ends of a connection, as the kernel or a trusted proxy says.
 *
 * @param remote the client's
 * @param local the server's, or what the client took for it
 */
record Ends(InetSocketAddress remote, InetSocketAddress local) {}
