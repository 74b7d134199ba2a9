package io.mailcore.imap.session;

import io.mailcore.model.StoreException;

/** What a client is told of a failure of the store, in one place (RFC 5530). */
public final class StoreErrors {

  /** Something that nobody foresaw. */
  static final Answer UNEXPECTED = Answer.no("UNAVAILABLE", "Internal error, try again later");

  private StoreErrors() {}

  /** The answer to a command that {@code failure} has ended. */
  public static Answer answer(StoreException failure) {
    return switch (failure.kind()) {
      case TEMPORARY -> Answer.no("UNAVAILABLE", "Storage is not available now, try again later");
      case NOT_FOUND -> Answer.no("NONEXISTENT", "No such mailbox or message");
      case ALREADY_EXISTS -> Answer.no("ALREADYEXISTS", "There is a mailbox of that name");
      case OVER_QUOTA -> Answer.no("OVERQUOTA", "Quota exceeded");
      case LIMIT -> Answer.no("LIMIT", "A limit of the server is reached");
      case NOT_PERMITTED -> Answer.no("NOPERM", "Not permitted");
      case NOT_POSSIBLE -> Answer.no("CANNOT", "Not possible");
      case DAMAGED -> Answer.no("CORRUPTION", "Stored data can not be read");
    };
  }
}
