package io.mailcore.imap.command;

import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.fetch.FetchResponse;
import io.mailcore.imap.fetch.FetchedMessage;
import io.mailcore.imap.fetch.Summaries;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.MailboxLines;
import io.mailcore.imap.session.OptIn;
import io.mailcore.imap.session.SelectedMailbox;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.MessageSummary;
import io.mailcore.model.Flag;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a FETCH, loaded a page at a time so far as the plan needs them; {@code \Seen} is
 * set for a page before its content is sent.
 */
final class FetchPages {

  private static final int META_PAGE = 1000;
  private static final int CONTENT_PAGE = 256;

  /** Summaries of a page are held all at once. */
  private static final int SUMMARY_PAGE = 100;

  private final FetchPlan plan;

  /** For messages that this command has marked as seen. */
  private final FetchPlan seenPlan;

  private final MessageQuery query;
  private final SelectedMailbox selected;
  private final boolean tellsRecent;
  private final ImapWriter writer;
  private final Summaries summaries;
  private Iterator<Listed> page = List.<Listed>of().iterator();
  private MessageContents contents;
  private UidSet nowSeen = UidSet.empty();
  private Optional<Uid> after = Optional.empty();
  private boolean lastPage;

  /**
   * Pages.
   *
   * @param plan what to answer
   * @param query which messages; the pages are made here
   * @param session whose client is told so much of a change of flags as it has asked for
   * @param writer for new keywords
   */
  FetchPages(FetchPlan plan, MessageQuery query, ImapSession session, ImapWriter writer) {
    FetchPlan withFlags = plan.withLast(Attribute.FLAGS);
    FetchPlan withUid = session.tellsUid() ? withFlags.withFirst(Attribute.UID) : withFlags;
    FetchPlan withModSeq = session.isCondstore() ? withUid.withLast(Attribute.MODSEQ) : withUid;
    boolean uidOnly = session.isEnabled(OptIn.UIDONLY);
    this.plan = uidOnly ? plan.asUidFetch() : plan;
    this.seenPlan = uidOnly ? withModSeq.asUidFetch() : withModSeq;
    this.tellsRecent = session.tellsRecent();
    this.query = query.withLimit(pageSize(plan));
    this.selected = session.selected();
    this.writer = writer;
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
  record Listed(MessageFlags flags, Optional<MessageMeta> meta) {

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

  /** The next message, or nothing when the page is done with. */
  Optional<Listed> next() {
    return page.hasNext() ? Optional.of(page.next()) : Optional.empty();
  }

  /**
   * Starts the response of a message.
   *
   * @throws io.mailcore.model.StoreException if it can't be loaded
   */
  FetchResponse response(int number, Listed message) {
    FetchPlan own = nowSeen.contains(message.uid()) ? seenPlan : plan;
    if (own.asksFor(Attribute.MODSEQ)) {
      selected.shown(message.flags().modSeq());
    }
    return new FetchResponse(own, load(number, message), MailboxLines::ordered);
  }

  private FetchedMessage load(int number, Listed message) {
    Optional<MessageSummary> summary =
        plan.needsSummary() ? message.meta().map(this::summary) : Optional.empty();
    Optional<MessageContent> content =
        plan.needsContent() ? Optional.of(contents.of(message.uid())) : Optional.empty();
    return new FetchedMessage(
        number,
        message.flags(),
        message.meta(),
        tellsRecent && selected.isRecent(message.uid()),
        summary,
        content);
  }

  private MessageSummary summary(MessageMeta meta) {
    return plan.needsPreview() ? summaries.withPreview(meta) : summaries.of(meta);
  }

  /** Loads the next page and answers whether there was one. */
  boolean nextPage() {
    if (lastPage) {
      return false;
    }
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
    return true;
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
