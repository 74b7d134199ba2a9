package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Many connections to the loopback address, served by the thread that calls {@link #run}, so that
 * the clients take less of the machine than the server. Used by one thread.
 */
public final class Reactor implements AutoCloseable {

  private static final int READ_OCTETS = 64 * 1024;

  private final Selector selector;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(READ_OCTETS);

  /** One without connections. */
  public Reactor() throws IOException {
    selector = Selector.open();
  }

  /** Connects; the conversation begins when the server speaks, or with the caller. */
  public Link connect(int port, Conversation conversation) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // The clients say when it's over, and leave no port waiting behind them.
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    Link link = new Link(channel, key, incoming, conversation);
    key.attach(link);
    return link;
  }

  /**
   * Serves the connections until something holds.
   *
   * @throws IOException if a conversation fails, or nothing comes for that long
   */
  public void run(BooleanSupplier done, Duration silence) throws IOException {
    while (!done.getAsBoolean()) {
      if (selector.select(silence.toMillis()) == 0 && selector.selectedKeys().isEmpty()) {
        throw new IOException("the server has said nothing for " + silence.toSeconds() + " s");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        ((Link) key.attachment()).ready();
      }
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
