package io.mailcore.store.memory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.SummaryCache;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The summaries of a mailbox's messages, kept with their blobs. */
final class MemorySummaries implements SummaryCache {

  private final MemoryBlobs blobs;
  private final Locked mailbox;

  /** Calls something with a mailbox under its lock. */
  interface Locked {
    <T> T with(Function<MailboxState, T> action);
  }

  MemorySummaries(MemoryBlobs blobs, Locked mailbox) {
    this.blobs = blobs;
    this.mailbox = mailbox;
  }

  @Override
  public Map<Uid, byte[]> summaries(UidSet uids) {
    requireNonNull(uids, "uids");
    Map<Uid, byte[]> summaries = new HashMap<>();
    mailbox.with(
        state -> {
          state.messages.scan(
              uids,
              message -> {
                byte[] summary = message.body.blob().summary();
                if (summary.length > 0) {
                  summaries.put(Uid.of(message.uid), summary.clone());
                }
                return true;
              });
          return summaries.size();
        });
    return summaries;
  }

  @Override
  public void remember(Uid uid, byte[] summary) {
    requireNonNull(uid, "uid");
    byte[] kept = summary.clone();
    Optional<MemoryBlob> blob =
        mailbox.with(
            state ->
                Optional.ofNullable(state.messages.find(uid.value()))
                    .map(message -> message.body.blob()));
    blob.ifPresent(there -> blobs.remember(there, kept));
  }
}
