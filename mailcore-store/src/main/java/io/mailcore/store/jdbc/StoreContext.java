package io.mailcore.store.jdbc;

import io.mailcore.store.base.ChangeHints;
import io.mailcore.store.base.RandomIds;
import java.time.Clock;

/**
 * What the parts of a store share.
 *
 * @param accountBytes the most octets of an account's messages
 */
record StoreContext(Database database, JdbcBlobs blobs, Keepsakes keepsakes, long accountBytes) {

  /** What is in memory beside the database. */
  record Keepsakes(
      KeywordCache keywords, RemovalLog removals, ChangeHints hints, RandomIds ids, Clock clock) {}

  KeywordCache keywords() {
    return keepsakes.keywords();
  }

  RemovalLog removals() {
    return keepsakes.removals();
  }

  ChangeHints hints() {
    return keepsakes.hints();
  }

  RandomIds ids() {
    return keepsakes.ids();
  }

  Clock clock() {
    return keepsakes.clock();
  }
}
