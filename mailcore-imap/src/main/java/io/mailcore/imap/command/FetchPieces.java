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
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
  private static final int CONTENT_PAGE = 256;

  /** Summaries of a page are held all at once. */
  private static final int SUMMARY_PAGE = 100;

  private final FetchPlan plan;

  /** For messages that this command has marked as seen. */
  private final FetchPlan seenPlan;

  private final MessageQuery query;
  private final SelectedMailbox selected;
  private final Responder out;
  private final ImapWriter writer;
  private final Summaries summaries;
  private Iterator<Listed> page = List.<Listed>of().iterator();
  private MessageContents contents;
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
    FetchPlan withFlags = plan.withLast(Attribute.FLAGS);
    this.plan = plan;
    this.seenPlan = modSeqs ? withFlags.withLast(Attribute.MODSEQ) : withFlags;
    this.query = query.withLimit(pageSize(plan));
    this.selected = selected;
    this.out = out;
    this.writer = out.writer();
    this.summaries = new Summaries(selected.mailbox());
    this.contents = selected.mailbox().contents(UidSet.empty());
  }

  private static int pageSize(FetchPlan plan) {
    if (plan.needsSummary()) {
      return SUMMARY_PAGE;
    }
    return plan.needsContent() ? CONTENT_PAGE : META_PAGE;
  }

  /** A message of the page; its meta only where the plan needs it. */
  private record Listed(MessageFlags flags, Optional<MessageMeta> meta) {

    Listed(MessageFlags flags) {
      this(flags, Optional.empty());
    }

    Listed(MessageMeta meta) {
      this(meta.messageFlags(), Optional.of(meta));
    }

    Uid uid() {
      return flags.uid();
    }
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

  private void start(Listed message) throws IOException {
    int number = selected.number(message.uid());
    if (number == 0) {
      return;
    }
    FetchPlan own = nowSeen.contains(message.uid()) ? seenPlan : plan;
    int mark = writer.size();
    sent = false;
    try {
      respond(new FetchResponse(own, load(number, message), MailboxLines::ordered));
    } catch (StoreException e) {
      leaveOut(message.uid(), e);
    } catch (IOException e) {
      if (sent) {
        throw e;
      }
      // Nothing of the response has left: it is as if it had never begun.
      writer.backTo(mark);
      response = Optional.empty();
      leaveOut(
          message.uid(),
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

  private FetchedMessage load(int number, Listed message) {
    Optional<MessageSummary> summary =
        plan.needsSummary() ? message.meta().map(summaries::of) : Optional.empty();
    Optional<MessageContent> content =
        plan.needsContent() ? Optional.of(contents.of(message.uid())) : Optional.empty();
    return new FetchedMessage(
        number,
        message.flags(),
        message.meta(),
        selected.isRecent(message.uid()),
        summary,
        content);
  }

  private void nextPage() {
    MessageQuery next = after.map(query::withAfter).orElse(query);
    List<Listed> messages = plan.needsMeta() ? metas(next) : flags(next);
    lastPage = after.isEmpty();
    if (plan.setsSeen() && !selected.readOnly()) {
      messages = seen(messages);
    }
    UidSet uids = uids(messages);
    if (plan.needsSummary()) {
      summaries.load(uids);
    }
    if (plan.needsContent()) {
      contents = selected.mailbox().contents(uids);
    }
    if (selected.takeNewKeywords(messages.stream().map(message -> message.flags().flags()))) {
      MailboxLines.write(selected, writer);
    }
    page = messages.iterator();
  }

  private List<Listed> metas(MessageQuery next) {
    MessagePage found = selected.mailbox().messages(next);
    after = found.next();
    return found.messages().stream().map(Listed::new).toList();
  }

  private List<Listed> flags(MessageQuery next) {
    FlagsPage found = selected.mailbox().flags(next);
    after = found.next();
    return found.messages().stream().map(Listed::new).toList();
  }

  /** Marks the messages of a page as seen, and asks anew for the flags of those that were not. */
  private List<Listed> seen(List<Listed> messages) {
    UidSet unseen =
        uids(messages.stream().filter(one -> !one.flags().flags().contains(Flag.SEEN)).toList());
    nowSeen =
        unseen.isEmpty()
            ? unseen
            : selected.updateFlags(unseen, FlagUpdate.add(Flag.SEEN)).changed();
    if (nowSeen.isEmpty()) {
      return messages;
    }
    MessageQuery again = MessageQuery.of(uids(messages)).withLimit(messages.size());
    Map<Uid, MessageFlags> now = new HashMap<>();
    FlagsPage found = selected.mailbox().flags(again);
    found.messages().forEach(flags -> now.put(flags.uid(), flags));
    while (found.next().isPresent()) {
      found = selected.mailbox().flags(again.withAfter(found.next().get()));
      found.messages().forEach(flags -> now.put(flags.uid(), flags));
    }
    return messages.stream()
        .flatMap(
            message ->
                Optional.ofNullable(now.get(message.uid())).stream()
                    .map(flags -> new Listed(flags, message.meta())))
        .toList();
  }

  private static UidSet uids(List<Listed> messages) {
    UidSet.Builder uids = UidSet.builder();
    messages.forEach(message -> uids.add(message.uid().value()));
    return uids.build();
  }
}
