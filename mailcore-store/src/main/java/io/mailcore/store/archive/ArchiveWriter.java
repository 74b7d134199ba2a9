package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxStatus;
import io.mailcore.spi.store.MessageMeta;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/** Writes an archive. For use by one thread. */
interface ArchiveWriter {

  /** Begins a mailbox. */
  MailboxWriter mailbox(Begun mailbox) throws IOException;

  /**
   * A mailbox that is to be written.
   *
   * @param levels its name within the archive
   * @param entry what it is
   * @param status how it was when the export came to it
   * @param keywords those that its messages may have
   */
  record Begun(
      List<String> levels, MailboxEntry entry, MailboxStatus status, SortedSet<Flag> keywords) {}

  /** Ends the archive. */
  void finish(List<List<String>> subscriptions) throws IOException;

  /** Writes one mailbox. For use by one thread. */
  interface MailboxWriter extends Closeable {

    /** Where it is written. */
    Path place();

    /**
     * Adds a message, unless an earlier run has.
     *
     * @return whether it was added
     * @throws UnreadableException if the store can't give it; it isn't added
     * @throws IOException if it can't be written
     */
    boolean add(MessageMeta meta, MessageContent content) throws IOException, UnreadableException;

    /** Ends the mailbox; nobody relies on it before. */
    void finish() throws IOException;
  }

  /** The store couldn't give a message. */
  final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }
}
