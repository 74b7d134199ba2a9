package io.mailcore.store.jdbc;

import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.base.RandomIds;
import java.time.Clock;

/**
 * What the parts of a store share.
 *
 * @param quotas how much each account may hold
 */
record StoreContext(Database database, JdbcBlobs blobs, Keepsakes keepsakes, QuotaPolicy quotas) {

  /** What is in memory beside the database. */
  record Keepsakes(
      KeywordCache keywords,
      UidCache uids,
      FlagCache flags,
      RemovalLog removals,
      ChangeHints hints,
      RandomIds ids,
      Clock clock) {}

  KeywordCache keywords() {
    return keepsakes.keywords();
  }

  UidCache uids() {
    return keepsakes.uids();
  }

  FlagCache flags() {
    return keepsakes.flags();
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
