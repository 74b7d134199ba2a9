package io.mailcore.net.events;

import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.MailboxMetadata;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.MessageReplacer;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import io.mailcore.spi.store.Registration;
import io.mailcore.spi.store.SummaryCache;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What stores can do beyond the common, with calls that are recorded. Sessions keep it for the time
 * of a command, so that it is only watched where somebody records when it is asked for.
 */
final class WatchedExtensions {

  private WatchedExtensions() {}

  /** {@code found} with its calls recorded, or itself if the type isn't one that sessions use. */
  static <T> Optional<T> watch(Optional<T> found, Class<T> type, StoreCalls calls) {
    if (StoreCalls.areOff() || found.isEmpty()) {
      return found;
    }
    Object extension = found.get();
    if (type == QuotaSource.class) {
      return Optional.of(type.cast(new Quota((QuotaSource) extension, calls)));
    }
    if (type == SummaryCache.class) {
      return Optional.of(type.cast(new Summaries((SummaryCache) extension, calls)));
    }
    if (type == MessageReplacer.class) {
      return Optional.of(type.cast(new Replacement((MessageReplacer) extension, calls)));
    }
    if (type == MaildropLease.class) {
      return Optional.of(type.cast(new Lease((MaildropLease) extension, calls)));
    }
    if (type == MailboxMetadata.class) {
      return Optional.of(type.cast(new Metadata((MailboxMetadata) extension, calls)));
    }
    return found;
  }

  record Metadata(MailboxMetadata metadata, StoreCalls calls) implements MailboxMetadata {

    @Override
    public SortedMap<EntryName, Integer> entries(Optional<MailboxId> mailbox) {
      return calls.call("MailboxMetadata", "entries", () -> metadata.entries(mailbox));
    }

    @Override
    public Optional<byte[]> value(Optional<MailboxId> mailbox, EntryName entry) {
      return calls.call("MailboxMetadata", "value", () -> metadata.value(mailbox, entry));
    }

    @Override
    public void change(Optional<MailboxId> mailbox, Map<EntryName, Optional<byte[]>> values) {
      calls.run("MailboxMetadata", "change", () -> metadata.change(mailbox, values));
    }
  }

  record Quota(QuotaSource source, StoreCalls calls) implements QuotaSource {

    @Override
    public QuotaStatus quota() {
      return calls.call("QuotaSource", "quota", source::quota);
    }

    @Override
    public boolean hasRoomFor(long messageOctets) {
      return calls.call("QuotaSource", "hasRoomFor", () -> source.hasRoomFor(messageOctets));
    }

    @Override
    public boolean isChangeable() {
      return source.isChangeable();
    }

    @Override
    public void change(QuotaLimit wanted) {
      calls.run("QuotaSource", "change", () -> source.change(wanted));
    }
  }

  record Summaries(SummaryCache cache, StoreCalls calls) implements SummaryCache {

    @Override
    public Map<Uid, byte[]> summaries(UidSet uids) {
      return calls.call("SummaryCache", "summaries", () -> cache.summaries(uids));
    }

    @Override
    public void remember(Uid uid, byte[] summary) {
      calls.run("SummaryCache", "remember", () -> cache.remember(uid, summary));
    }
  }

  record Replacement(MessageReplacer replacement, StoreCalls calls) implements MessageReplacer {

    @Override
    public Optional<AppendResult> replace(Uid uid, MailboxId target, NewMessage message) {
      return calls.call(
          "MessageReplacer", "replace", () -> replacement.replace(uid, target, message));
    }
  }

  record Lease(MaildropLease lease, StoreCalls calls) implements MaildropLease {

    @Override
    public Optional<Registration> tryAcquire(String holder) {
      return calls.call("MaildropLease", "tryAcquire", () -> lease.tryAcquire(holder));
    }
  }
}
