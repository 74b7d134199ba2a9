package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.LiteralSink;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.mime.MessageSummary;
import io.mailcore.mime.NulEncoding;
import io.mailcore.model.SessionContext;
import io.mailcore.model.StoreException;
import io.mailcore.net.events.MessageWatch;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A message on its way into a staged blob, read along for its summary. */
final class MessageUpload implements LiteralSink {

  private final MessageSummarizer summarizer = new MessageSummarizer();
  private final StagedOctets octets;
  private final SessionContext session;
  private long size;
  private Optional<MessageSummary> summary = Optional.empty();
  private Optional<MessageWatch> watch = Optional.empty();
  private Optional<Answer.Kind> outcome = Optional.empty();

  private MessageUpload(BlobStore blobs, long expected, SessionContext session) {
    this.octets = new StagedOctets(blobs, expected, summarizer::accept);
    this.session = session;
  }

  /**
   * Begins an upload.
   *
   * @param expected octets that the client has announced
   * @param session whose message it is, for the event
   * @throws io.mailcore.model.StoreException if there is no room
   */
  static MessageUpload to(BlobStore blobs, long expected, SessionContext session) {
    return new MessageUpload(blobs, expected, session);
  }

  @Override
  public void write(ByteBuffer piece) {
    if (size == 0) {
      watch = MessageWatch.begin(session);
    }
    size += piece.remaining();
    octets.write(piece);
  }

  /** How many octets have come. */
  long size() {
    return size;
  }

  /** Whether there was a NUL, which no literal may hold (RFC 3501, section 9: CHAR8). */
  boolean holdsNul() {
    return summarizer.holdsNul();
  }

  /**
   * Makes the message durable.
   *
   * @throws RuntimeException the failure that an earlier write met
   */
  BlobRef commit() {
    return octets.commit();
  }

  /** Says what the client is told of the message; it is when this is closed. */
  void outcome(Answer.Kind answer) {
    outcome = Optional.of(answer);
  }

  /** What the message is made of; called when it is whole. */
  byte[] summary() {
    return made().encode();
  }

  private MessageSummary made() {
    MessageSummary known = summary.orElseGet(summarizer::finish);
    summary = Optional.of(known);
    return known;
  }

  /**
   * Writes the message to another upload, bodies that hold NUL in Base64 (RFC 3516, section 4.4).
   *
   * @return false if NUL is where it can't be encoded; nothing has been written then
   * @throws RuntimeException the failure that an earlier write met
   */
  boolean writeWithoutNul(MessageUpload target) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
          }

          @Override
          public void write(byte[] chunk, int offset, int length) {
            target.write(ByteBuffer.wrap(chunk, offset, length));
          }
        };
    try {
      BufferedOutputStream buffered = new BufferedOutputStream(out);
      boolean written = NulEncoding.write(made(), octets.content()::open, buffered);
      buffered.flush();
      return written;
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.TEMPORARY, "staged message can't be read", e);
    }
  }

  @Override
  public void close() {
    octets.close();
    if (watch.isEmpty()) {
      return;
    }
    if (outcome.isPresent()) {
      watch.get().end(size, outcome.get().name());
    } else {
      watch.get().abandon(size);
    }
    watch = Optional.empty();
  }
}
