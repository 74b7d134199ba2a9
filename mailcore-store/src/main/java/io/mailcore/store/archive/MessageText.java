package io.mailcore.store.archive;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.store.archive.ArchiveWriter.UnreadableException;
import io.mailcore.store.exchange.LfSink;
import io.mailcore.store.exchange.MessageShape;
import io.mailcore.store.exchange.OctetSink;
import java.io.IOException;
import java.io.InputStream;

/** Reads messages of a store. */
final class MessageText {

  private MessageText() {}

  /** Reads a message through, which also shows whether it can be read. */
  static MessageShape shape(MessageContent content) throws UnreadableException {
    try {
      return MessageShape.of(content);
    } catch (StoreException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  /** Damaged or gone is about one message; all else is about the store. */
  private static UnreadableException unreadable(StoreException e) {
    return switch (e.kind()) {
      case DAMAGED, NOT_FOUND -> new UnreadableException(e);
      default -> throw e;
    };
  }

  static void writeExactly(MessageContent content, OctetSink sink)
      throws IOException, UnreadableException {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = content.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sink.write(buffer, 0, n);
      }
    } catch (StoreException e) {
      throw unreadable(e);
    }
  }

  /** Writes a message with LF for each CRLF. */
  static void writeLines(MessageContent content, OctetSink sink)
      throws IOException, UnreadableException {
    LfSink lines = new LfSink(sink);
    writeExactly(content, lines);
    lines.finish();
  }
}
