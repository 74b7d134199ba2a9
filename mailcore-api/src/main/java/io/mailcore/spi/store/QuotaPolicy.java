package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.threads.MayBlock;

/**
 * Says how much each account may hold. Asked by the store before a change that adds messages, on
 * the thread of the change and outside its transaction; may block as a directory does. Implemented
 * by hosts; grows by default methods only.
 */
@FunctionalInterface
public interface QuotaPolicy extends MayBlock {

  /**
   * The limit of an account.
   *
   * @throws io.mailcore.model.StoreException TEMPORARY if it can't be known now: nothing is added
   *     then
   */
  QuotaLimit limit(AccountId account);

  /**
   * Whether accounts may change their own limits (RFC 9208, section 4.1.3: SETQUOTA). They may not
   * unless a policy says so. Doesn't block.
   */
  default boolean isChangeable(AccountId account) {
    return false;
  }

  /**
   * Changes the limit of an account, as its user wishes; {@link #limit} says afterwards what it has
   * become. What the account holds already stays, whatever the limit.
   *
   * @throws io.mailcore.model.StoreException NOT_PERMITTED if it may not be changed, or not so
   */
  default void change(AccountId account, QuotaLimit wanted) {
    throw new StoreException(
        StoreException.Kind.NOT_PERMITTED, "limits of accounts can't be changed by their users");
  }

  /**
   * The limit that the directory gives an account, or {@code otherwise} where it gives none or
   * doesn't know the account.
   */
  static QuotaPolicy of(UserDirectory users, QuotaLimit otherwise) {
    requireNonNull(users, "users");
    requireNonNull(otherwise, "otherwise");
    return new QuotaPolicy() {
      @Override
      public QuotaLimit limit(AccountId account) {
        return users.find(account).flatMap(UserAccount::quota).orElse(otherwise);
      }

      @Override
      public boolean mayBlock() {
        return users.mayBlock();
      }
    };
  }

  /** The same limit for every account. */
  static QuotaPolicy of(QuotaLimit limit) {
    requireNonNull(limit, "limit");
    return new QuotaPolicy() {
      @Override
      public QuotaLimit limit(AccountId account) {
        return limit;
      }

      @Override
      public boolean mayBlock() {
        return false;
      }
    };
  }
}
