package io.mailcore.imap.session;

import io.mailcore.model.StoreException;
import io.mailcore.net.protocol.Pieces;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responses that nobody has asked for: where storage fails they end without a word. */
final class QuietPieces implements Pieces {

  private static final Logger LOG = LoggerFactory.getLogger(QuietPieces.class);

  private final ResponsePieces pieces;

  QuietPieces(ResponsePieces pieces) {
    this.pieces = pieces;
  }

  @Override
  public boolean writeNext() throws IOException {
    try {
      return pieces.writeNext();
    } catch (StoreException e) {
      LOG.info("a notification can't be read: {}", e.toString());
      return false;
    }
  }

  @Override
  public void pause() {
    pieces.pause();
  }

  @Override
  public void close() {
    pieces.close();
  }
}
