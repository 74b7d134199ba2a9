package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchOutput;
import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.fetch.FetchResponse;
import io.mailcore.imap.fetch.FetchedMessage;
import io.mailcore.imap.fetch.Summaries;
import io.mailcore.imap.session.MailboxLines;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.ResponsePieces;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.MessageSummary;
import io.mailcore.model.Flag;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * FETCH responses for many messages, a page of messages at a time, {@code \Seen} set for a page
 * before its content is sent. A message that is gone is passed over; one that can't be read is left
 * out, with an untagged NO if it is damaged, and the failure told when the others have been
 * answered.
 */
final class FetchPieces implements ResponsePieces, FetchOutput {

  private static final int PIECE_OCTETS = 32 * 1024;
  private static final int META_PAGE = 1000;
  private static final int CONTENT_PAGE = 100;

  private final FetchPlan plan;

  /** For messages that this command has marked as seen. */
  private final FetchPlan seenPlan;

  private final MessageQuery query;
  private final SelectedMailbox selected;
  private final Responder out;
  private final ImapWriter writer;
  private final Summaries summaries;
  private Iterator<MessageMeta> page = List.<MessageMeta>of().iterator();
  private UidSet nowSeen = UidSet.empty();
  private Optional<Uid> after = Optional.empty();
  private boolean lastPage;
  private Optional<FetchResponse> response = Optional.empty();
  private Optional<StoreException> failure = Optional.empty();

  /** Octets of this piece that have left the writer. */
  private int written;

  /** Whether octets of the response at hand have left. */
  private boolean sent;

  /**
   * Pieces.
   *
   * @param plan what to answer
   * @param query which messages; the pages are made here
   * @param modSeqs whether the client is told the mod-sequence with each change of flags
   */
  FetchPieces(
      FetchPlan plan,
      MessageQuery query,
      SelectedMailbox selected,
      boolean modSeqs,
      Responder out) {
    boolean large = plan.needsSummary() || plan.needsContent();
    FetchPlan withFlags = plan.withLast(Attribute.FLAGS);
    this.plan = plan;
    this.seenPlan = modSeqs ? withFlags.withLast(Attribute.MODSEQ) : withFlags;
    this.query = query.withLimit(large ? CONTENT_PAGE : META_PAGE);
    this.selected = selected;
    this.out = out;
    this.writer = out.writer();
    this.summaries = new Summaries(selected.mailbox());
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

  private boolean fill() throws IOException {
    while (written + writer.size() < PIECE_OCTETS) {
      if (response.isPresent()) {
        respond(response.get());
      } else if (page.hasNext()) {
        start(page.next());
      } else if (!lastPage) {
        nextPage();
      } else if (failure.isPresent()) {
        throw failure.get();
      } else {
        return false;
      }
    }
    return true;
  }

  private void respond(FetchResponse current) throws IOException {
    response = current.writeNext(this) ? Optional.of(current) : Optional.empty();
  }

  private void start(MessageMeta meta) throws IOException {
    int number = selected.number(meta.uid());
    if (number == 0) {
      return;
    }
    FetchPlan own = nowSeen.contains(meta.uid()) ? seenPlan : plan;
    int mark = writer.size();
    sent = false;
    try {
      respond(new FetchResponse(own, load(number, meta), MailboxLines::ordered));
    } catch (StoreException e) {
      leaveOut(meta.uid(), e);
    } catch (IOException e) {
      if (sent) {
        throw e;
      }
      // Nothing of the response has left: it is as if it had never begun.
      writer.backTo(mark);
      response = Optional.empty();
      leaveOut(
          meta.uid(),
          e.getCause() instanceof StoreException store
              ? store
              : new StoreException(StoreException.Kind.DAMAGED, "message can't be read", e));
    }
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

  private FetchedMessage load(int number, MessageMeta meta) {
    Optional<MessageSummary> summary =
        plan.needsSummary() ? Optional.of(summaries.of(meta)) : Optional.empty();
    Optional<MessageContent> content =
        plan.needsContent()
            ? Optional.of(selected.mailbox().content(meta.uid()))
            : Optional.empty();
    return new FetchedMessage(number, meta, selected.isRecent(meta.uid()), summary, content);
  }

  private void nextPage() {
    MessagePage next = selected.mailbox().messages(after.map(query::withAfter).orElse(query));
    after = next.next();
    lastPage = after.isEmpty();
    List<MessageMeta> messages = next.messages();
    if (plan.setsSeen() && !selected.readOnly()) {
      messages = seen(messages);
    }
    if (plan.needsSummary()) {
      summaries.load(uids(messages));
    }
    if (selected.takeNewKeywords(messages)) {
      MailboxLines.write(selected, writer);
    }
    page = messages.iterator();
  }

  /** Marks the messages of a page as seen, and asks anew for those that were not. */
  private List<MessageMeta> seen(List<MessageMeta> messages) {
    UidSet unseen =
        uids(messages.stream().filter(meta -> !meta.flags().contains(Flag.SEEN)).toList());
    nowSeen =
        unseen.isEmpty()
            ? unseen
            : selected.updateFlags(unseen, FlagUpdate.add(Flag.SEEN)).changed();
    if (nowSeen.isEmpty()) {
      return messages;
    }
    MessageQuery again = MessageQuery.of(uids(messages)).withLimit(messages.size());
    return selected.mailbox().messages(again).messages();
  }

  private static UidSet uids(List<MessageMeta> messages) {
    UidSet.Builder uids = UidSet.builder();
    messages.forEach(meta -> uids.add(meta.uid().value()));
    return uids.build();
  }
}
