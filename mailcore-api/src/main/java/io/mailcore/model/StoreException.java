package io.mailcore.model;

import static java.util.Objects.requireNonNull;

/**
 * The one way in which a store or a blob store says that it didn't do what it was asked; nothing of
 * the call has happened.
 *
 * <p>Each protocol maps the {@link Kind} to its own answer. The message is for the log and the
 * host, never for a client.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller may act on it. */
  public enum Kind {
    /** The same call may succeed later: a lost connection, a full disk, a time limit. */
    TEMPORARY,
    /** The mailbox, message or blob isn't there (any more). */
    NOT_FOUND,
    /** A mailbox of that name is there already. */
    ALREADY_EXISTS,
    /** The account's quota would be exceeded. */
    OVER_QUOTA,
    /** A limit of the store would be exceeded: keywords, mailboxes, UIDs, sizes. */
    LIMIT,
    /** The account may not do that. */
    NOT_PERMITTED,
    /** The store can't do that at all, for example delete INBOX. */
    NOT_POSSIBLE,
    /**
     * What is stored is gone or isn't what was stored. All else can be read; the store has written
     * a line to the log.
     */
    DAMAGED
  }

  private final Kind kind;

  /** A failure of this kind. */
  public StoreException(Kind kind, String message) {
    super(requireNonNull(message, "message"));
    this.kind = requireNonNull(kind, "kind");
  }

  /** A failure of this kind with what caused it. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(requireNonNull(message, "message"), requireNonNull(cause, "cause"));
    this.kind = requireNonNull(kind, "kind");
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
