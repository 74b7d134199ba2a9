package io.mailcore.net.netty;

import io.mailcore.net.address.AddressRange;
import java.time.Duration;
import java.util.List;

/**
 * What the event loop holds the clients of a listener to.
 *
 * @param perAddress connections from one IPv4 address or one /64 of IPv6
 * @param total connections of the listener
 * @param handshake for a TLS handshake
 * @param write without taking any byte of an answer
 * @param proxies who may connect, and says who the client is; empty if clients come themselves
 */
public record ConnectionBounds(
    int perAddress, int total, Duration handshake, Duration write, List<AddressRange> proxies) {}
