package io.mailcore.imap.fetch;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.MessagePreview;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.mime.MessageSummary;
import io.mailcore.mime.SummaryFields;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.SummaryCache;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The summaries of a page of messages: from the store where it keeps them, else made from the
 * content, and then given to the store to keep. Used on the strand.
 */
public final class Summaries {

  private final Mailbox mailbox;
  private final Optional<SummaryCache> cache;
  private Map<Uid, byte[]> page = Map.of();

  /**
   * Summaries of the messages of a mailbox.
   *
   * @param mailbox the mailbox
   */
  public Summaries(Mailbox mailbox) {
    this.mailbox = requireNonNull(mailbox, "mailbox");
    this.cache = mailbox.extension(SummaryCache.class);
  }

  /**
   * Asks the store for those of a page of messages at once, and forgets the page before.
   *
   * @param uids the page
   */
  public void load(UidSet uids) {
    page = cache.isPresent() && !uids.isEmpty() ? cache.get().summaries(uids) : Map.of();
  }

  /** The fields of the one that the store had for this message of the page, if it can be read. */
  public Optional<SummaryFields> storedFields(Uid uid) {
    return Optional.ofNullable(page.get(uid)).flatMap(MessageSummary::decodeFields);
  }

  /**
   * The summary of a message.
   *
   * @param meta the message
   * @throws StoreException NOT_FOUND if it has been removed meanwhile, DAMAGED if it can't be read
   */
  public MessageSummary of(MessageMeta meta) {
    long size = meta.size() - meta.prefixLength();
    return Optional.ofNullable(page.get(meta.uid()))
        .flatMap(MessageSummary::decode)
        // A summary of other bytes would make ranges of octets that aren't there.
        .filter(summary -> summary.size() == size)
        .orElseGet(() -> make(meta));
  }

  /**
   * The summary of a message with its first words, which are made and given to the store to keep if
   * it doesn't have them.
   *
   * @param meta the message
   * @throws StoreException NOT_FOUND if it has been removed meanwhile, DAMAGED if it can't be read
   */
  public MessageSummary withPreview(MessageMeta meta) {
    MessageSummary summary = of(meta);
    if (summary.preview().isPresent()) {
      return summary;
    }
    MessageContent content = mailbox.content(meta.uid());
    long shift = meta.prefixLength();
    MessageSummary whole;
    try {
      whole =
          summary.withPreview(
              MessagePreview.of(
                  summary, part -> content.open(shift + part.bodyStart(), part.size())));
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.DAMAGED, "content can't be read", e);
    }
    cache.ifPresent(kept -> kept.remember(meta.uid(), whole.encode()));
    return whole;
  }

  private MessageSummary make(MessageMeta meta) {
    MessageContent content = mailbox.content(meta.uid());
    MessageSummary summary;
    try (InputStream in = content.open(meta.prefixLength(), content.size())) {
      summary = MessageSummarizer.summarize(in);
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.DAMAGED, "content can't be read", e);
    }
    cache.ifPresent(kept -> kept.remember(meta.uid(), summary.encode()));
    return summary;
  }
}
