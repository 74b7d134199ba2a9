package io.mailcore.net.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the event loops talk to the kernel. NIO works everywhere; who puts the native part of another
 * transport on the class path gets that one.
 *
 * @param name for the log
 * @param handler for each event loop
 * @param channel what listens
 */
record Transport(String name, IoHandlerFactory handler, Class<? extends ServerChannel> channel) {

  /** The best there is here. */
  static Transport best() {
    return List.<Supplier<Optional<Transport>>>of(Transport::ioUring, Transport::epoll).stream()
        .map(Transport::tryGet)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Transport::nio);
  }

  static Transport nio() {
    return new Transport("nio", NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }

  /** Its classes are an optional dependency: each is looked up when this is called, not before. */
  private static Optional<Transport> tryGet(Supplier<Optional<Transport>> transport) {
    try {
      return transport.get();
    } catch (LinkageError absent) {
      return Optional.empty();
    }
  }

  private static Optional<Transport> ioUring() {
    return IoUring.isAvailable()
        ? Optional.of(
            new Transport(
                "io_uring", IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class))
        : Optional.empty();
  }

  private static Optional<Transport> epoll() {
    return Epoll.isAvailable()
        ? Optional.of(
            new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class))
        : Optional.empty();
  }
}
