package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralSink;
import io.mailcore.imap.wire.AppendRequest;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.NewMessage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The messages of one APPEND or REPLACE, from the client's octets to what a store takes. Nothing of
 * them is left over unless the store has taken them.
 */
final class AppendedMessages implements AutoCloseable {

  private final AppendRequest request;
  private final ImapSession session;
  private final BlobStore blobs;
  private final List<LiteralSink> literals;
  private final List<MessageUpload> uploads = new ArrayList<>();
  private final List<BlobId> committed = new ArrayList<>();

  /**
   * Those of a command.
   *
   * @param request the command, whose literals the session has taken
   */
  AppendedMessages(AppendRequest request, ImapSession session) {
    this.request = request;
    this.session = session;
    this.blobs = session.server().store().blobs();
    this.literals = session.takeStreamed();
  }

  /**
   * Puts the messages together.
   *
   * @return why they can't be taken, or nothing if they can
   */
  Optional<Answer> make() {
    Iterator<LiteralSink> next = literals.iterator();
    Catenation catenation = new Catenation(session);
    Optional<Answer> problem = Optional.empty();
    for (AppendRequest.Message message : request.messages()) {
      if (message.catenated()) {
        MessageUpload upload = MessageUpload.to(blobs, 0, session.connection().context());
        uploads.add(upload);
        problem = problem.or(() -> catenation.make(message, next, upload));
      } else if (next.hasNext() && next.next() instanceof MessageUpload upload) {
        problem = add(upload, message);
      } else {
        throw new IllegalStateException("literals: another number than messages");
      }
      if (problem.isPresent()) {
        return outcome(problem);
      }
    }
    return outcome(problem());
  }

  /**
   * Takes what the client has sent; NUL in a literal8 is encoded, as it can be told no other way.
   */
  private Optional<Answer> add(MessageUpload upload, AppendRequest.Message message) {
    if (!upload.holdsNul() || !isBinary(message)) {
      uploads.add(upload);
      return Optional.empty();
    }
    MessageUpload encoded = MessageUpload.to(blobs, upload.size(), session.connection().context());
    uploads.add(encoded);
    if (!upload.writeWithoutNul(encoded)) {
      return Optional.of(Answer.no("UNKNOWN-CTE", "NUL is where it can not be encoded"));
    }
    return encoded.size() > session.server().maxMessageSize()
        ? Optional.of(AppendRules.TOO_BIG)
        : Optional.empty();
  }

  private Optional<Answer> problem() {
    for (int i = 0; i < uploads.size(); i++) {
      if (uploads.get(i).holdsNul()) {
        // Of a message that is made of others, too (RFC 3516, section 4.4).
        return Optional.of(
            isBinary(request.messages().get(i))
                ? Answer.no("UNKNOWN-CTE", "Messages with NUL are not stored")
                : Answer.bad("NUL is not allowed in a literal"));
      }
      if (uploads.get(i).size() == 0) {
        // That is how a client cancels the command (RFC 3502, section 6.3.11).
        return Optional.of(Answer.no("CANNOT", "The message is empty"));
      }
    }
    return Optional.empty();
  }

  private static boolean isBinary(AppendRequest.Message message) {
    return message.catenated()
        || message.parts().stream()
            .anyMatch(
                part -> part instanceof AppendRequest.Text text && text.literal().kind().binary());
  }

  private Optional<Answer> outcome(Optional<Answer> problem) {
    // A failure that is thrown is answered NO too.
    outcome(problem.map(Answer::kind).orElse(Answer.Kind.NO));
    return problem;
  }

  /** Says what the client is told of all of them. */
  void outcome(Answer.Kind answer) {
    uploads.forEach(upload -> upload.outcome(answer));
  }

  /**
   * Makes the octets durable.
   *
   * @return what a store takes
   */
  List<NewMessage> commit() {
    OffsetDateTime now =
        OffsetDateTime.ofInstant(session.server().clock().instant(), ZoneOffset.UTC);
    List<NewMessage> messages = new ArrayList<>();
    try {
      for (int i = 0; i < uploads.size(); i++) {
        AppendRequest.Message message = request.messages().get(i);
        BlobRef blob = uploads.get(i).commit();
        committed.add(blob.id());
        messages.add(
            NewMessage.of(blob, message.date().orElse(now))
                .withFlags(message.flags())
                .withSummary(uploads.get(i).summary()));
      }
      return messages;
    } catch (RuntimeException e) {
      discard();
      throw e;
    }
  }

  /** Removes what was committed: the store has not taken it. */
  void discard() {
    if (!committed.isEmpty()) {
      blobs.delete(committed);
    }
  }

  @Override
  public void close() {
    uploads.forEach(MessageUpload::close);
    literals.stream().filter(sink -> !uploads.contains(sink)).forEach(LiteralSink::close);
  }
}
