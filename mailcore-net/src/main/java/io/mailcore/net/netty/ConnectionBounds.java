package io.mailcore.net.netty;

import java.time.Duration;

/**
 * What the event loop holds the clients of a listener to.
 *
 * @param perAddress connections from one IPv4 address or one /64 of IPv6
 * @param total connections of the listener
 * @param handshake for a TLS handshake
 * @param write without taking any byte of an answer
 */
public record ConnectionBounds(int perAddress, int total, Duration handshake, Duration write) {}
