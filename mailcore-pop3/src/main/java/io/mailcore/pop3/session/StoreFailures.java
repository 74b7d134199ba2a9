package io.mailcore.pop3.session;

import io.mailcore.model.StoreException;
import io.mailcore.pop3.wire.Pop3Reply;

/** What a client is told when the store says no. */
final class StoreFailures {

  private StoreFailures() {}

  static Pop3Reply reply(StoreException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> Pop3Reply.error("the message isn't there any more");
      case TEMPORARY -> Pop3Reply.error(Pop3Reply.TEMPORARY, "the store can't do that now");
      case DAMAGED -> Pop3Reply.error(Pop3Reply.PERMANENT, "the message is damaged");
      case ALREADY_EXISTS, OVER_QUOTA, LIMIT, NOT_PERMITTED, NOT_POSSIBLE ->
          Pop3Reply.error(Pop3Reply.PERMANENT, "the store refuses that");
    };
  }
}
