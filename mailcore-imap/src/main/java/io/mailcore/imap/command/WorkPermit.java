package io.mailcore.imap.command;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LongCommands;
import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets a command work on for a while, and then only if its user has few others that take as long.
 * Commands that are done by then are never refused. Used on the strand.
 */
final class WorkPermit implements AutoCloseable {

  private static final Duration FREE = Duration.ofSeconds(1);

  private final LongCommands running;
  private final AccountId account;
  private final InstantSource clock;
  private final Instant free;
  private boolean held;

  WorkPermit(LongCommands running, AccountId account, InstantSource clock) {
    this.running = requireNonNull(running, "running");
    this.account = requireNonNull(account, "account");
    this.clock = requireNonNull(clock, "clock");
    this.free = clock.instant().plus(FREE);
  }

  /** For a command of this session that begins now. */
  static WorkPermit of(ImapSession session) {
    return new WorkPermit(session.longCommands(), session.account(), session.server().clock());
  }

  /**
   * Asks before each step.
   *
   * @throws StoreException LIMIT if the command has to end
   */
  void check() {
    if (!held && !clock.instant().isBefore(free)) {
      held = running.begin(account);
      if (!held) {
        throw new StoreException(StoreException.Kind.LIMIT, "too many commands take long");
      }
    }
  }

  @Override
  public void close() {
    if (held) {
      held = false;
      running.end(account);
    }
  }
}
