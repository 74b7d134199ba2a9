package io.mailcore.imap.command;

import io.mailcore.imap.session.ResponsePieces;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Answers that follow one another as one. */
final class PiecesInTurn implements ResponsePieces {

  private final Deque<ResponsePieces> left;

  PiecesInTurn(List<ResponsePieces> parts) {
    this.left = new ArrayDeque<>(parts);
  }

  @Override
  public boolean writeNext() throws IOException {
    ResponsePieces now = left.element();
    if (!now.writeNext()) {
      left.remove();
      now.close();
    }
    return !left.isEmpty();
  }

  @Override
  public void pause() {
    left.forEach(ResponsePieces::pause);
  }

  @Override
  public void close() {
    left.forEach(ResponsePieces::close);
  }
}
