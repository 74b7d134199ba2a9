package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The messages that are appended together. For use by one thread. */
final class ImportBatch {

  private static final int MOST_MESSAGES = 100;
  private static final long MOST_OCTETS = 8L * 1024 * 1024;

  private final BlobStore blobs;
  private final Problems problems;
  private final List<NewMessage> messages = new ArrayList<>();
  private final List<ImportJournal.Entry> entries = new ArrayList<>();
  private long octets;

  ImportBatch(BlobStore blobs, Problems problems) {
    this.blobs = blobs;
    this.problems = problems;
  }

  void add(NewMessage message, String digest, String key) {
    messages.add(message);
    entries.add(
        new ImportJournal.Entry(
            digest, message.size(), message.internalDate().toEpochSecond(), key));
    octets += message.size();
  }

  boolean isFull() {
    return messages.size() >= MOST_MESSAGES || octets >= MOST_OCTETS;
  }

  int size() {
    return messages.size();
  }

  long octets() {
    return octets;
  }

  /** Appends the messages and begins the next batch. */
  void append(Mailbox mailbox, Optional<ImportJournal> journal, Path place) throws IOException {
    if (messages.isEmpty()) {
      return;
    }
    if (journal.isPresent()) {
      journal.get().begin(mailbox.status().uidNext(), entries);
    }
    try {
      append(mailbox, place);
    } catch (StoreException e) {
      discard();
      if (journal.isPresent()) {
        journal.get().end(false);
      }
      throw e;
    }
    if (journal.isPresent()) {
      journal.get().end(true);
    }
    clear();
  }

  private void append(Mailbox mailbox, Path place) {
    try {
      mailbox.append(messages);
    } catch (StoreException e) {
      boolean keywords = messages.stream().anyMatch(ImportBatch::hasKeywords);
      if (e.kind() != StoreException.Kind.LIMIT || !keywords) {
        throw e;
      }
      mailbox.append(messages.stream().map(ImportBatch::withoutKeywords).toList());
      problems.add(place, messages.size() + " messages without their keywords: " + e.getMessage());
    }
  }

  private static boolean hasKeywords(NewMessage message) {
    return message.flags().stream().anyMatch(flag -> !flag.isSystem());
  }

  private static NewMessage withoutKeywords(NewMessage message) {
    return message.withFlags(
        message.flags().stream().filter(Flag::isSystem).collect(Collectors.toSet()));
  }

  /** Gives up the messages. */
  void discard() {
    List<BlobId> ids = messages.stream().map(NewMessage::blob).map(BlobRef::id).toList();
    clear();
    if (!ids.isEmpty()) {
      blobs.delete(ids);
    }
  }

  private void clear() {
    messages.clear();
    entries.clear();
    octets = 0;
  }
}
