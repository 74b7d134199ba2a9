package io.mailcore.store.archive;

import io.mailcore.model.MailboxName;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Brings the messages of one mailbox in. For use by one thread. */
final class MailboxImport {

  private final ArchiveListener listener;
  private final BlobStore blobs;
  private final Mailbox mailbox;
  private final MailboxName name;
  private final MessageReader reader;
  private final Problems problems;
  private final ImportBatch batch;
  private long messages;
  private long octets;

  MailboxImport(
      MailImport settings,
      Mailbox mailbox,
      MailboxName name,
      MessageReader reader,
      Problems problems) {
    this.listener = settings.listener();
    this.blobs = settings.store().blobs();
    this.mailbox = mailbox;
    this.name = name;
    this.reader = reader;
    this.problems = problems;
    this.batch = new ImportBatch(blobs, problems);
  }

  void run(Path place, Optional<ImportJournal> journal, ArchiveResult.Counts counts)
      throws IOException {
    try {
      for (Optional<MessageReader.Found> found = next(place);
          found.isPresent();
          found = next(place)) {
        stage(found.get());
        if (batch.isFull()) {
          append(place, journal, counts);
        }
      }
      append(place, journal, counts);
    } finally {
      batch.discard();
    }
  }

  private Optional<MessageReader.Found> next(Path place) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the import was interrupted");
    }
    try {
      return reader.next();
    } catch (IOException | UncheckedIOException e) {
      problems.add(place, 0, e);
      return Optional.empty();
    }
  }

  private void stage(MessageReader.Found found) {
    try (Staging staging = new Staging(blobs, found.sizeHint())) {
      found.copyTo(staging);
      octets += found.sourceOctets();
      if (found.isMessage()) {
        messages++;
        String key = found.key();
        BlobRef blob = staging.commit();
        batch.add(
            NewMessage.of(blob, found.date())
                .withFlags(found.flags())
                .withSummary(staging.summary()),
            staging.digest(),
            key);
      }
    } catch (IOException e) {
      problems.add(found.place(), found.offset(), e);
    }
  }

  private void append(Path place, Optional<ImportJournal> journal, ArchiveResult.Counts counts)
      throws IOException {
    long added = batch.size();
    long size = batch.octets();
    batch.append(mailbox, journal, place);
    counts.messages += added;
    counts.octets += size;
    listener.progress(
        new ArchiveProgress(name, messages, octets, reader.totalMessages(), reader.totalOctets()));
  }
}
