package io.mailcore.store.archive;

import io.mailcore.model.MailboxId;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been brought into one mailbox, so that the next run goes on from there. Before a batch
 * is appended its messages are written down and forced to disk, afterwards that it is done; where a
 * run ended in between, the next one looks into the mailbox.
 *
 * <p>A file of lines: {@code mailcore-import}, version and the mailbox's id; then for each batch
 * {@code B} and the UID that the mailbox would give next, {@code M} with digest, size, seconds and
 * key for each message, {@code R} when all are there, and {@code D} for done or {@code F} for
 * failed. For use by one thread.
 */
final class ImportJournal implements Closeable {

  private static final String HEAD = "mailcore-import 1 ";

  private final FileChannel channel;
  private final DoneMessages done = new DoneMessages();
  private final List<Entry> batch = new ArrayList<>();
  private boolean open;
  private long uidNext;

  /** A message that is to be appended, or was. */
  record Entry(String digest, long size, long seconds, String key) {

    private String line() {
      return "M " + digest + " " + size + " " + seconds + " " + key + "\n";
    }

    private static Entry parse(String line) {
      String[] words = line.split(" ", 5);
      return new Entry(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]), words[4]);
    }
  }

  /**
   * A batch that may have been appended or not.
   *
   * @param uidNext no message of it has a smaller UID
   */
  record Pending(long uidNext, List<Entry> messages) {}

  private ImportJournal(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the journal of a mailbox; begins a new one if the old one is of another mailbox. */
  static ImportJournal open(Path file, MailboxId mailbox) throws IOException {
    ImportJournal journal =
        new ImportJournal(
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    try {
      long length = journal.read(file, HEAD + mailbox);
      journal.channel.truncate(length).position(length);
      if (length == 0) {
        journal.write(HEAD + mailbox + "\n", true);
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Reads all whole records; gives where they end. */
  private long read(Path file, String head) throws IOException {
    long at = 0;
    long end = 0;
    boolean endsWithLine = endsWithLine();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String line = in.readLine();
      if (line == null || !line.equals(head)) {
        return 0;
      }
      while (line != null) {
        String next = in.readLine();
        at += line.length() + 1L;
        boolean whole = next != null || endsWithLine;
        if (whole && record(line)) {
          end = at;
        }
        line = next;
      }
    }
    if (!open) {
      batch.clear();
    }
    return end;
  }

  private boolean endsWithLine() throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
  }

  /** Takes a line; says whether a record ends with it. */
  private boolean record(String line) throws IOException {
    switch (line.charAt(0)) {
      case 'B' -> {
        batch.clear();
        open = false;
        uidNext = Long.parseLong(line.substring(2));
      }
      case 'M' -> batch.add(Entry.parse(line));
      case 'R' -> open = true;
      case 'D' -> settle(true);
      case 'F' -> settle(false);
      default -> {
        // The first line.
      }
    }
    return line.charAt(0) != 'B' && line.charAt(0) != 'M';
  }

  private void settle(boolean appended) throws IOException {
    if (appended) {
      for (Entry entry : batch) {
        done.add(entry.key());
      }
    }
    batch.clear();
    open = false;
  }

  private void write(String text, boolean forced) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
    if (forced) {
      channel.force(false);
    }
  }

  /** What earlier runs have done, for sure once nothing is {@link #pending()}. */
  DoneMessages done() {
    return done;
  }

  /** The batch that the last run didn't settle. */
  Optional<Pending> pending() {
    return open ? Optional.of(new Pending(uidNext, List.copyOf(batch))) : Optional.empty();
  }

  /** Says what became of the pending batch. */
  void settlePending(boolean appended) throws IOException {
    write(appended ? "D\n" : "F\n", true);
    settle(appended);
  }

  /** Writes down a batch that will be appended now. */
  void begin(long nextUid, List<Entry> messages) throws IOException {
    StringBuilder text = new StringBuilder("B " + nextUid + "\n");
    messages.forEach(entry -> text.append(entry.line()));
    write(text.append("R\n").toString(), true);
  }

  /** Says what became of the batch of {@link #begin}. */
  void end(boolean appended) throws IOException {
    // Not forced: should this be lost, the mailbox itself tells.
    write(appended ? "D\n" : "F\n", false);
  }

  @Override
  public void close() throws IOException {
    try {
      done.close();
    } finally {
      channel.close();
    }
  }
}
