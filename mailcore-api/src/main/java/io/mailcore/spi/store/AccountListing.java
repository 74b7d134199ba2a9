package io.mailcore.spi.store;

import io.mailcore.model.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Ability of a {@link MailStore}: knows the accounts that have mailboxes in it, for work that goes
 * through all of them, such as removing old mail. Implemented by hosts; grows by default methods
 * only.
 */
public interface AccountListing {

  /**
   * Accounts that have mailboxes here, a page at a time, in an order that is the store's own and
   * always the same. An account that is there while all pages are read is in one of them, and in
   * one only; one that comes or goes meanwhile may be in one or not. Costs what the page does, not
   * what there are accounts.
   *
   * @param after begin behind this account, which needn't be there any more; empty for the first
   *     page
   * @param limit at most so many, 1 or more
   * @return fewer than {@code limit} only at the end
   */
  List<AccountId> accounts(Optional<AccountId> after, int limit);
}
