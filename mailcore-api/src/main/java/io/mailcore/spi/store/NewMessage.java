package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.spi.blob.BlobRef;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** A message to be put into a mailbox. Immutable; this class grows. */
public final class NewMessage {

  private static final int MAX_PREFIX = 16 * 1024;

  private final BlobRef blob;
  private final OffsetDateTime internalDate;
  private final Set<Flag> flags;
  private final byte[] prefix;
  private final byte[] summary;

  private NewMessage(
      BlobRef blob, OffsetDateTime internalDate, Set<Flag> flags, byte[] prefix, byte[] summary) {
    this.blob = requireNonNull(blob, "blob");
    this.internalDate = requireNonNull(internalDate, "internalDate");
    this.flags = flags;
    this.prefix = prefix;
    this.summary = summary;
  }

  /** A message of these bytes that arrived at {@code internalDate}, without flags. */
  public static NewMessage of(BlobRef blob, OffsetDateTime internalDate) {
    return new NewMessage(blob, internalDate, Set.of(), new byte[0], new byte[0]);
  }

  /** This message with flags. */
  public NewMessage withFlags(Set<Flag> changed) {
    return new NewMessage(blob, internalDate, Set.copyOf(changed), prefix, summary);
  }

  /**
   * This message with header fields of its own in front of the shared blob, so that one delivery to
   * many accounts stores its bytes once: whole lines with CRLF, at most 16 KiB.
   */
  public NewMessage withPrefix(byte[] changed) {
    if (changed.length > MAX_PREFIX) {
      throw new IllegalArgumentException(
          "prefix: " + changed.length + " octets (expected: at most " + MAX_PREFIX + ")");
    }
    return new NewMessage(blob, internalDate, flags, changed.clone(), summary);
  }

  /** This message with a summary of its blob, for {@link SummaryCache}; opaque to the store. */
  public NewMessage withSummary(byte[] changed) {
    return new NewMessage(blob, internalDate, flags, prefix, changed.clone());
  }

  /** The bytes, committed already. */
  public BlobRef blob() {
    return blob;
  }

  /** When it arrived. */
  public OffsetDateTime internalDate() {
    return internalDate;
  }

  /** Its flags. */
  public Set<Flag> flags() {
    return flags;
  }

  /** What comes before the blob; may be empty. A copy. */
  public byte[] prefix() {
    return prefix.clone();
  }

  /** The blob's summary, or empty if nobody made one. A copy. */
  public Optional<byte[]> summary() {
    return summary.length == 0 ? Optional.empty() : Optional.of(summary.clone());
  }

  /** The octets of prefix and blob together. */
  public long size() {
    return prefix.length + blob.size();
  }
}
