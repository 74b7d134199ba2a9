package io.mailcore.net.netty;

import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.tls.TlsContext;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A listener as it is to be bound.
 *
 * @param name unique in the server
 * @param address resolved
 * @param protocol makes the sessions
 * @param tls the certificate, if it has one
 * @param implicitTls whether TLS begins with the first byte
 * @param bounds what clients are held to
 */
public record ListenerPlan(
    String name,
    InetSocketAddress address,
    Protocol protocol,
    Optional<TlsContext> tls,
    boolean implicitTls,
    ConnectionBounds bounds) {}
