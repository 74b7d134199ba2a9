package io.mailcore.imap.command;

import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.wire.ImapWriter;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** Many short responses, written as the client takes them. */
final class LinePieces<T> implements ResponsePieces {

  private static final int PIECE_OCTETS = 32 * 1024;

  private final Iterator<T> values;
  private final BiConsumer<T, ImapWriter> line;
  private final Responder out;

  /**
   * Pieces of these values.
   *
   * @param line writes the response for one, or nothing
   */
  LinePieces(Iterator<T> values, BiConsumer<T, ImapWriter> line, Responder out) {
    this.values = values;
    this.line = line;
    this.out = out;
  }

  @Override
  public boolean writeNext() {
    ImapWriter writer = out.writer();
    while (values.hasNext() && writer.size() < PIECE_OCTETS) {
      line.accept(values.next(), writer);
    }
    if (writer.size() > 0) {
      out.send(writer);
    }
    return values.hasNext();
  }
}
