package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;

/**
 * Says how much each account may hold. Asked by the store before a change that adds messages, on
 * the thread of the change and outside its transaction; may block as a directory does. Implemented
 * by hosts; grows by default methods only.
 */
@FunctionalInterface
public interface QuotaPolicy {

  /**
   * The limit of an account.
   *
   * @throws io.mailcore.model.StoreException TEMPORARY if it can't be known now: nothing is added
   *     then
   */
  QuotaLimit limit(AccountId account);

  /** The same limit for every account. */
  static QuotaPolicy of(QuotaLimit limit) {
    requireNonNull(limit, "limit");
    return account -> limit;
  }
}
