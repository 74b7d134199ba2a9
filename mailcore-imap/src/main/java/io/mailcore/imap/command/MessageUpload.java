package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.LiteralSink;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.model.SessionContext;
import io.mailcore.model.StoreException;
import io.mailcore.net.events.MessageWatch;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.StagedBlob;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A message on its way from a client into a staged blob, chunk by chunk; nothing of it stays on the
 * heap. If storage fails in the middle the rest is let pass, so that the client hears of it in the
 * command's answer.
 */
final class MessageUpload implements LiteralSink {

  private static final int CHUNK = 64 * 1024;

  private final StagedBlob staged;
  private final SessionContext session;
  private final HeaderWatch header = new HeaderWatch();
  private final MessageSummarizer summarizer = new MessageSummarizer();
  private Optional<RuntimeException> failure = Optional.empty();
  private long octets;
  private Optional<MessageWatch> watch = Optional.empty();
  private Optional<Answer.Kind> outcome = Optional.empty();

  private MessageUpload(StagedBlob staged, SessionContext session) {
    this.staged = staged;
    this.session = session;
  }

  /**
   * Begins an upload.
   *
   * @param size octets that the client has announced
   * @param session whose message it is, for the event
   * @throws StoreException if there is no room
   */
  static MessageUpload to(BlobStore blobs, long size, SessionContext session) {
    return new MessageUpload(blobs.stage(size), session);
  }

  @Override
  public void write(ByteBuffer piece) {
    if (octets == 0) {
      watch = MessageWatch.begin(session);
    }
    octets += piece.remaining();
    while (piece.hasRemaining()) {
      int length = Math.min(piece.remaining(), CHUNK);
      ByteBuffer chunk = piece.slice(piece.position(), length);
      piece.position(piece.position() + length);
      if (failure.isEmpty()) {
        take(chunk);
      }
    }
  }

  private void take(ByteBuffer chunk) {
    try {
      header.accept(chunk.duplicate());
      summarizer.accept(chunk.duplicate());
      staged.write(chunk);
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
  }

  /** Whether there was a NUL, which no literal may hold (RFC 3501, section 9: CHAR8). */
  boolean holdsNul() {
    return summarizer.holdsNul();
  }

  /** Whether the message's header has octets beyond ASCII. */
  boolean hasInternationalHeader() {
    return header.found();
  }

  /**
   * Makes the message durable.
   *
   * @throws RuntimeException the failure that an earlier write met
   */
  BlobRef commit() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return staged.commit();
  }

  /** Says what the client is told of the message; it is when this is closed. */
  void outcome(Answer.Kind answer) {
    outcome = Optional.of(answer);
  }

  /** What the message is made of; called once, when it is whole. */
  byte[] summary() {
    return summarizer.finish().encode();
  }

  @Override
  public void close() {
    staged.close();
    if (watch.isEmpty()) {
      return;
    }
    if (outcome.isPresent()) {
      watch.get().end(octets, outcome.get().name());
    } else {
      watch.get().abandon(octets);
    }
    watch = Optional.empty();
  }
}
