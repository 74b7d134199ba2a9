package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's connection. Used by the thread of its {@link Reactor}. */
public final class Link {

  private static final int FIRST_OCTETS = 512;
  private static final int MOST_OCTETS = 128 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Conversation conversation;
  private final ByteBuffer incoming;
  private final Deque<ByteBuffer> outgoing = new ArrayDeque<>();
  private ByteBuffer left = ByteBuffer.allocate(FIRST_OCTETS).limit(0);
  private @Nullable TlsLayer tls;

  /**
   * A connection.
   *
   * @param incoming where octets are read into, which all connections of a thread may share
   */
  Link(SocketChannel channel, SelectionKey key, ByteBuffer incoming, Conversation conversation) {
    this.channel = channel;
    this.key = key;
    this.incoming = incoming;
    this.conversation = conversation;
  }

  /** Sends a command; CRLF is added. */
  public void command(String line) throws IOException {
    send(ByteBuffer.wrap((line + "\r\n").getBytes(US_ASCII)));
  }

  /** Sends octets. The buffers are used until all of them has gone. */
  public void send(ByteBuffer... octets) throws IOException {
    outgoing.addAll(Arrays.asList(octets));
    flush();
  }

  /** Begins TLS, behind all that was sent; the conversation is told when it is there. */
  public void startTls() throws IOException {
    tls = new TlsLayer(channel);
    secure(tls, incoming.clear().limit(0));
  }

  /** Whether this side hasn't closed it. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Closes, without a word. */
  public void close() throws IOException {
    channel.close();
  }

  /** Does what the channel is ready for. */
  void ready() throws IOException {
    if (key.isValid() && key.isWritable()) {
      flush();
    }
    if (key.isValid() && key.isReadable()) {
      read();
    }
  }

  private void read() throws IOException {
    if (channel.read(incoming.clear()) < 0) {
      close();
      conversation.closed(this);
      return;
    }
    incoming.flip();
    if (tls == null) {
      hand(incoming);
    } else {
      secure(tls, incoming);
    }
  }

  private void secure(TlsLayer layer, ByteBuffer octets) throws IOException {
    boolean before = layer.isOpen();
    ByteBuffer clear = layer.unwrap(octets);
    if (layer.isOpen() && !before) {
      conversation.secured(this);
    }
    while (clear.hasRemaining() && channel.isOpen()) {
      hand(clear);
      clear = layer.unwrap(octets);
    }
    flush();
  }

  /** Gives the conversation what has come, behind what it left the last time. */
  private void hand(ByteBuffer come) throws IOException {
    if (!left.hasRemaining()) {
      conversation.received(this, come);
      if (come.hasRemaining()) {
        keep(come);
      }
      return;
    }
    keep(come);
    conversation.received(this, left);
  }

  private void keep(ByteBuffer more) {
    ByteBuffer target = left;
    if (left.capacity() - left.remaining() < more.remaining()) {
      target = ByteBuffer.allocate(2 * (left.remaining() + more.remaining()));
      target.put(left);
    } else {
      target.compact();
    }
    left = target.put(more).flip();
  }

  private void flush() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    boolean all = tls == null ? writePlain() : tls.write(outgoing);
    key.interestOps(all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
  }

  /** Whether all has gone. */
  private boolean writePlain() throws IOException {
    long gone = 1;
    while (!outgoing.isEmpty() && gone > 0) {
      gone = outgoing.size() == 1 ? channel.write(outgoing.element()) : channel.write(first());
      while (!outgoing.isEmpty() && !outgoing.element().hasRemaining()) {
        outgoing.remove();
      }
    }
    return outgoing.isEmpty();
  }

  /** The first buffers. Not too many, as each attempt to write copies all that it is given. */
  private ByteBuffer[] first() {
    List<ByteBuffer> first = new ArrayList<>();
    int octets = 0;
    for (ByteBuffer buffer : outgoing) {
      if (octets >= MOST_OCTETS) {
        break;
      }
      first.add(buffer);
      octets += buffer.remaining();
    }
    return first.toArray(ByteBuffer[]::new);
  }
}
