package io.mailcore.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.memory.MemoryLimits;
import io.mailcore.store.memory.MemoryMailboxes;
import java.time.Clock;
import java.util.Optional;

/**
 * A store in memory: for tests, and for mail that may be gone after a restart. Complete otherwise,
 * and bounded: a store that is full refuses new mail as a full disk does, or drops the oldest where
 * {@link Builder#dropOldestWhenFull()} says so.
 *
 * <p>Safe for use by several threads. Nothing survives the process.
 */
public final class MemoryMailStore implements MailStore {

  private final MemoryMailboxes mailboxes;

  private MemoryMailStore(MemoryMailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /** An empty store with the default limits. */
  public static MemoryMailStore create() {
    return builder().build();
  }

  /** A builder with the default limits. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public BlobStore blobs() {
    return mailboxes.blobs();
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    return mailboxes.account(account, context);
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return mailboxes.subscribe(listener);
  }

  /** Only where the quotas come from something that may, or with more than 10,000 messages. */
  @Override
  public boolean mayBlock() {
    return mailboxes.mayBlock();
  }

  @Override
  public <T> Optional<T> extension(Class<T> type) {
    return mailboxes.extension(type);
  }

  /**
   * Removes every account with its mailboxes and messages, and gives back what they held. Handles
   * from before find nothing any more, and a delivery to several recipients that is going on fails
   * for those who are still to get it, for the moment.
   */
  public void clear() {
    mailboxes.clear();
  }

  /**
   * The octets of all messages, those being received included; what counts against {@link
   * Builder#maxBytes}.
   */
  public long bytes() {
    return mailboxes.bytes();
  }

  /** The messages in all mailboxes; what counts against {@link Builder#maxMessages}. */
  public long messages() {
    return mailboxes.messages();
  }

  @Override
  public void close() {
    mailboxes.close();
  }

  @Override
  public String toString() {
    return "MemoryMailStore: " + messages() + " messages, " + bytes() + " octets";
  }

  /** Builds a store; not safe for use by several threads. */
  public static final class Builder {

    private static final long DEFAULT_BYTES = 256L * 1024 * 1024;

    private long maxBytes = DEFAULT_BYTES;
    private long maxMessages = 1_000_000;
    private QuotaPolicy quotas = QuotaPolicy.of(QuotaLimit.NONE);
    private int removals = 10_000;
    private boolean dropOldest;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * The most octets of all messages together; 256 MiB by default. Copies that share their bytes
     * count once.
     */
    public Builder maxBytes(long octets) {
      maxBytes = octets;
      return this;
    }

    /** The most messages in all mailboxes together; a million by default. */
    public Builder maxMessages(long count) {
      maxMessages = count;
      return this;
    }

    /**
     * Makes room by removing the oldest messages, whosever they are, instead of refusing new ones.
     */
    public Builder dropOldestWhenFull() {
      dropOldest = true;
      return this;
    }

    /** How much each account may hold; no limit by default. */
    public Builder quotas(QuotaPolicy policy) {
      quotas = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * How many removed messages a mailbox remembers, so that clients learn what went; 10,000 by
     * default.
     */
    public Builder rememberedRemovals(int count) {
      removals = count;
      return this;
    }

    /** The clock for save dates and UIDVALIDITY; the system's by default. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * The store.
     *
     * @throws IllegalArgumentException if a limit isn't 1 or more
     */
    public MemoryMailStore build() {
      MemoryLimits limits = new MemoryLimits(maxBytes, maxMessages, dropOldest, quotas, removals);
      return new MemoryMailStore(new MemoryMailboxes(limits, clock, System::nanoTime));
    }
  }
}
