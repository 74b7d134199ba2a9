package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.store.exchange.OctetSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the messages of one mailbox of an archive, in order. For use by one thread. */
interface MessageReader extends Closeable {

  /**
   * The next message; the one before must have been copied.
   *
   * @throws IOException if nothing more can be read
   */
  Optional<Found> next() throws IOException;

  /** How many messages there are to read, if that is known. */
  OptionalLong totalMessages();

  /** How many octets there are to read, if that is known. */
  OptionalLong totalOctets();

  /** How many messages were passed over because an earlier run brought them in, if known. */
  long skipped();

  /** A message. What isn't said otherwise may be asked once it has been copied. */
  interface Found {

    /** Its file; at any time. */
    Path place();

    /** Where in the file it begins; at any time. */
    long offset();

    /** About how many octets it has, or 0; at any time. */
    long sizeHint();

    /**
     * Writes the message as it shall be in the store.
     *
     * @throws IOException if it can't be read; the next one may
     */
    void copyTo(OctetSink sink) throws IOException;

    /** Whether it is a message at all, and not something that its file keeps for itself. */
    default boolean isMessage() {
      return true;
    }

    /** Names it, or how far reading has come, for {@link DoneMessages}. */
    String key() throws IOException;

    /** Its flags. */
    Set<Flag> flags();

    /** When it arrived. */
    OffsetDateTime date();

    /** How many octets of the source it takes. */
    long sourceOctets();
  }
}
