package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchOutput;
import io.mailcore.imap.fetch.FetchResponse;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.UndecodableException;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * FETCH responses for many messages, piece by piece. A message that is gone is passed over; one
 * that can't be read or decoded is left out, with an untagged NO if it is damaged, and the failure
 * told when the others have been answered.
 */
final class FetchPieces implements ResponsePieces, FetchOutput {

  private static final int PIECE_OCTETS = 32 * 1024;

  private final FetchPages pages;
  private final SelectedMailbox selected;
  private final Responder out;
  private final ImapWriter writer;
  private Optional<Prepared> prepared = Optional.empty();
  private Optional<FetchResponse> response = Optional.empty();
  private Optional<StoreException> failure = Optional.empty();
  private boolean undecodable;

  /** Octets of this piece that have left the writer. */
  private int written;

  /** Whether octets of the response at hand have left. */
  private boolean sent;

  /**
   * Pieces.
   *
   * @param pages the messages
   * @param writer that of the pages
   */
  FetchPieces(FetchPages pages, SelectedMailbox selected, ImapWriter writer, Responder out) {
    this.pages = pages;
    this.selected = selected;
    this.writer = writer;
    this.out = out;
  }

  /** A response of which no word has been written. */
  private record Prepared(Uid uid, FetchResponse response) {}

  /** What ends the command when all is written: NO if a part could not be decoded. */
  Answer answer(String command) {
    return undecodable
        ? Answer.no("UNKNOWN-CTE", "The transfer encoding of a part can not be undone")
        : Answer.ok(command + " done");
  }

  @Override
  public ImapWriter writer() {
    return writer;
  }

  @Override
  public void octets(ByteBuffer octets) {
    written += octets.remaining();
    sent = true;
    flush();
    out.send(octets);
  }

  private void flush() {
    if (writer.size() > 0) {
      written += writer.size();
      out.send(writer);
    }
  }

  @Override
  public boolean writeNext() throws IOException {
    written = 0;
    try {
      return fill();
    } finally {
      flush();
    }
  }

  @Override
  public void pause() {
    response.ifPresent(FetchResponse::pause);
  }

  @Override
  public void close() {
    pause();
  }

  private boolean fill() throws IOException {
    while (written + writer.size() < PIECE_OCTETS) {
      if (response.isPresent()) {
        respond(response.get());
      } else if (prepared.isPresent()) {
        if (prepare(prepared.get())) {
          // Looking at octets takes time of others.
          return true;
        }
      } else if (!nextMessage()) {
        if (failure.isPresent()) {
          throw failure.get();
        }
        return false;
      }
    }
    return true;
  }

  /** Goes on to the next message that is there, and answers whether there may be more. */
  private boolean nextMessage() {
    Optional<FetchPages.Listed> next = pages.next();
    if (next.isEmpty()) {
      return pages.nextPage();
    }
    Uid uid = next.get().uid();
    int number = selected.number(uid);
    if (number != 0) {
      try {
        prepared = Optional.of(new Prepared(uid, pages.response(number, next.get())));
      } catch (StoreException e) {
        leaveOut(uid, e);
      }
    }
    return true;
  }

  private void respond(FetchResponse current) throws IOException {
    response = current.writeNext(this) ? Optional.of(current) : Optional.empty();
  }

  /** Gets a response ready or starts it, and answers whether it is still to be got ready. */
  private boolean prepare(Prepared next) throws IOException {
    int mark = writer.size();
    sent = false;
    try {
      if (next.response().prepareNext()) {
        return true;
      }
      prepared = Optional.empty();
      respond(next.response());
    } catch (UndecodableException e) {
      prepared = Optional.empty();
      undecodable = true;
    } catch (IOException e) {
      if (sent) {
        throw e;
      }
      // Nothing of the response has left: it is as if it had never begun.
      writer.backTo(mark);
      prepared = Optional.empty();
      response = Optional.empty();
      leaveOut(
          next.uid(),
          e.getCause() instanceof StoreException store
              ? store
              : new StoreException(StoreException.Kind.DAMAGED, "message can't be read", e));
    }
    return false;
  }

  private void leaveOut(Uid uid, StoreException reason) {
    if (reason.kind() == StoreException.Kind.DAMAGED) {
      // The tagged answer is one for all: which message it was is told here.
      String text = "Message with UID " + uid + " is damaged";
      writer.untagged().raw("NO [CORRUPTION]").text(text).crlf();
    }
    if (reason.kind() != StoreException.Kind.NOT_FOUND && failure.isEmpty()) {
      failure = Optional.of(reason);
    }
  }
}
