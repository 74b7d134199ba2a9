package io.mailcore.pop3.session;

import io.mailcore.model.StoreException;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.OctetReader;
import io.mailcore.net.protocol.Pieces;
import io.mailcore.pop3.wire.DotStuffer;
import io.mailcore.pop3.wire.Pop3Reply;
import io.mailcore.pop3.wire.TopCutter;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A message, or the top of one, as a multi-line answer. Reads as much as it writes at once. */
final class MessagePieces implements Pieces {

  // With a dot doubled at every second octet still less than 64 KiB.
  private static final int CHUNK = 40 * 1024;

  private final Connection connection;
  private final OctetReader octets;
  private final Optional<TopCutter> cutter;
  private final DotStuffer stuffer = new DotStuffer();
  private boolean complete;
  private ByteBuffer ready;

  /**
   * Reads the first piece, so that a message which can't be read is noticed before anything is
   * promised to the client.
   */
  MessagePieces(
      Connection connection, MessageContent content, Optional<TopCutter> cutter, Pop3Reply reply)
      throws IOException {
    this.connection = connection;
    this.octets = new OctetReader(content::open, 0, content.size());
    this.cutter = cutter;
    this.ready = read(reply.octets());
  }

  @Override
  public boolean writeNext() throws IOException {
    connection.write(ready.hasRemaining() ? ready : readNext());
    ready = ByteBuffer.allocate(0);
    return !complete;
  }

  private ByteBuffer readNext() throws IOException {
    try {
      return read(new byte[0]);
    } catch (StoreException e) {
      throw new IOException("message: gone while it was sent", e);
    }
  }

  private ByteBuffer read(byte[] front) throws IOException {
    ByteBuffer raw = ByteBuffer.wrap(octets.next(CHUNK));
    cutter.ifPresent(top -> top.cut(raw));
    complete = octets.remaining() == 0 || cutter.isPresent() && cutter.get().isDone();
    int room = front.length + raw.remaining() + (raw.remaining() + 1) / 2 + DotStuffer.MAX_END;
    ByteBuffer piece = ByteBuffer.allocate(room).put(front);
    stuffer.stuff(raw, piece);
    if (complete) {
      stuffer.end(piece);
    }
    return piece.flip();
  }

  @Override
  public void pause() {
    octets.pause();
  }

  @Override
  public void close() {
    octets.close();
  }
}
