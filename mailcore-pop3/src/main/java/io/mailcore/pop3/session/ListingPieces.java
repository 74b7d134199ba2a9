package io.mailcore.pop3.session;

import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Pieces;
import io.mailcore.pop3.wire.Pop3Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A line for each message that isn't marked as deleted, as a multi-line answer. */
final class ListingPieces implements Pieces {

  private static final int PIECE = 32 * 1024;

  private final Connection connection;
  private final Maildrop maildrop;
  private final IntFunction<String> line;
  private final StringBuilder text = new StringBuilder();
  private int next = 1;

  ListingPieces(
      Connection connection, Maildrop maildrop, IntFunction<String> line, Pop3Reply reply) {
    this.connection = connection;
    this.maildrop = maildrop;
    this.line = line;
    text.append(reply.line()).append("\r\n");
  }

  @Override
  public boolean writeNext() {
    for (; next <= maildrop.last() && text.length() < PIECE; next++) {
      if (!maildrop.isDeleted(next)) {
        text.append(next).append(' ').append(line.apply(next)).append("\r\n");
      }
    }
    boolean complete = next > maildrop.last();
    if (complete) {
      text.append(".\r\n");
    }
    connection.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
    text.setLength(0);
    return !complete;
  }
}
