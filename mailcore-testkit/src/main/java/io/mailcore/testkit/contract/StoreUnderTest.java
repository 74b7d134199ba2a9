package io.mailcore.testkit.contract;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import java.util.Optional;

/**
 * What the suites ask of whoever runs them: a store, and what can be done with it. What it can't do
 * skips the tests that need it, and they say so.
 */
public interface StoreUnderTest {

  /** The store of this test: new and empty when the test began, the same for all of the test. */
  MailStore store();

  /**
   * Closes the store and opens another one over what it kept; that is {@link #store()} from then
   * on.
   *
   * @return empty if the store keeps nothing
   */
  default Optional<MailStore> reopen() {
    return Optional.empty();
  }

  /**
   * A new and empty store in which accounts may hold so much. The test closes it.
   *
   * @return empty if the store knows no quota
   */
  default Optional<MailStore> storeWithQuota(QuotaPolicy quotas) {
    return Optional.empty();
  }

  /**
   * Makes the next message of a mailbox get this UID, as if all before had been used.
   *
   * @return false if that can't be done
   */
  default boolean setUidNext(AccountId account, MailboxId mailbox, long next) {
    return false;
  }

  /** Whether change hints come within a few seconds in the process that made the change. */
  default boolean givesHints() {
    return true;
  }
}
