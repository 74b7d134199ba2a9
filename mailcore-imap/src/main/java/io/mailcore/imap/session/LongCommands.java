package io.mailcore.imap.session;

import io.mailcore.model.AccountId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many commands that take long each account has under way, so that one user's searches don't
 * take the threads of all. Shared by the sessions of a listener, and safe for use by several
 * threads.
 */
public final class LongCommands {

  /** An account can't have more of them at once. */
  static final int MOST = 2;

  private final ConcurrentMap<AccountId, Integer> running = new ConcurrentHashMap<>();

  /**
   * A command turns out to take long.
   *
   * @return whether it may go on; if so, {@link #end} must follow
   */
  public boolean begin(AccountId account) {
    int[] now = new int[1];
    running.compute(
        account,
        (who, before) -> {
          int count = before == null ? 0 : before;
          now[0] = count + 1;
          return Math.min(now[0], MOST);
        });
    return now[0] <= MOST;
  }

  /** A command that took long has ended. */
  public void end(AccountId account) {
    running.computeIfPresent(account, (who, count) -> count > 1 ? count - 1 : null);
  }
}
