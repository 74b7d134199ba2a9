package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.MessageSummarizer;
import io.mailcore.mime.MessageSummary;
import io.mailcore.model.SmtpReply;
import io.mailcore.smtp.wire.HeaderEditor;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message on its way into the store: edited, staged and summarized piece by piece, so that none
 * of it stays on the heap. What goes wrong is remembered, and the rest of the message swallowed:
 * the client is told at the end. Used by one thread at a time; always closed.
 */
public final class IncomingMessage implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IncomingMessage.class);
  private static final SmtpReply TOO_BIG =
      SmtpReply.of(552, "5.3.4", "The message is larger than this server takes");
  private static final int FIRST_ROOM = 8 * 1024;
  private static final int ROOM = 64 * 1024;

  private final StagedBlob blob;
  private final String sessionId;
  private final HeaderEditor editor;
  private final long maxSize;
  private final MessageSummarizer summarizer = new MessageSummarizer();
  private final Optional<MessageDigest> digest;
  private ByteBuffer gathered = ByteBuffer.allocate(FIRST_ROOM);
  private Optional<SmtpReply> problem = Optional.empty();
  private Optional<MessageSummary> summary = Optional.empty();
  private long size;

  /**
   * Begins a message.
   *
   * @param blob where it goes; closed with this
   * @param sessionId for the log
   * @param rules how its header is edited
   * @param maxSize the most octets that are taken from the client
   * @param recognizable whether {@link #fingerprint()} is wanted
   */
  IncomingMessage(
      StagedBlob blob,
      String sessionId,
      HeaderEditor.Rules rules,
      long maxSize,
      boolean recognizable) {
    this.blob = requireNonNull(blob, "blob");
    this.sessionId = requireNonNull(sessionId, "sessionId");
    this.editor = new HeaderEditor(rules, this::gather);
    this.maxSize = maxSize;
    this.digest = recognizable ? Optional.of(sha256()) : Optional.empty();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }

  /** Writes the server's own trace field, before anything else. */
  void trace(byte[] field) {
    guarded(() -> gather(ByteBuffer.wrap(field)));
  }

  /** Takes the next octets, all that remain. */
  public void write(ByteBuffer octets) {
    size += octets.remaining();
    if (problem.isEmpty() && size > maxSize) {
      fail(TOO_BIG);
    }
    if (problem.isEmpty()) {
      digest.ifPresent(d -> d.update(octets.duplicate()));
      guarded(() -> editor.accept(octets));
    }
    octets.position(octets.limit());
  }

  /** The message is over. */
  public void finish() {
    guarded(
        () -> {
          editor.finish();
          flush();
          summary = Optional.of(summarizer.finish());
        });
  }

  private void guarded(Runnable step) {
    if (problem.isPresent()) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("session={} staging a message failed", sessionId, e);
      fail(StoreReplies.staging(e));
    }
  }

  private void fail(SmtpReply reply) {
    problem = Optional.of(reply);
    close();
  }

  private void gather(ByteBuffer octets) {
    while (octets.hasRemaining()) {
      int count = Math.min(octets.remaining(), gathered.remaining());
      gathered.put(octets.slice(octets.position(), count));
      octets.position(octets.position() + count);
      if (!gathered.hasRemaining()) {
        flush();
        // A small message never needs the larger one.
        gathered = gathered.capacity() == ROOM ? gathered.clear() : ByteBuffer.allocate(ROOM);
      }
    }
  }

  private void flush() {
    gathered.flip();
    if (gathered.hasRemaining()) {
      summarizer.accept(gathered.duplicate());
      blob.write(gathered);
    }
  }

  /** What went wrong so far, as the client is told. */
  public Optional<SmtpReply> problem() {
    return problem;
  }

  /** What is known of its header. */
  public HeaderEditor header() {
    return editor;
  }

  /** What it is made of; there when it is finished and nothing went wrong. */
  public Optional<MessageSummary> summary() {
    return summary;
  }

  /** Its octets, with the trace field on top. */
  public MessageContent content() {
    return blob.content();
  }

  /** The octets that came from the client. */
  public long size() {
    return size;
  }

  /** Makes it durable. */
  BlobRef commit() {
    return blob.commit();
  }

  /** The values of its Delivered-To fields: the mailboxes that it has been in. */
  List<String> deliveredTo() {
    return editor.deliveredTo();
  }

  /** What is the same each time this message comes; there if it was asked for, once. */
  Optional<String> fingerprint() {
    return digest.map(d -> HexFormat.of().formatHex(d.digest()));
  }

  @Override
  public void close() {
    try {
      blob.close();
    } catch (RuntimeException e) {
      LOG.warn("session={} closing a staged message failed", sessionId, e);
    }
  }
}
