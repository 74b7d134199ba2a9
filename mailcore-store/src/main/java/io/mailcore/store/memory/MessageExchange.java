package io.mailcore.store.memory;

import io.mailcore.model.MailboxId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.NewMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a message in the place of another, under one lock. */
final class MessageExchange {

  private final AccountState account;
  private final MemorySummaries.Locked source;
  private final long uid;
  private Optional<StoredMessage> gone = Optional.empty();

  /**
   * An exchange.
   *
   * @param source the mailbox of the message that goes
   */
  MessageExchange(AccountState account, MemorySummaries.Locked source, long uid) {
    this.account = account;
    this.source = source;
    this.uid = uid;
  }

  /** The message went while the new one was prepared. */
  private static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Does it.
   *
   * @param limit how much the account may hold afterwards
   * @return nothing if the message isn't there
   */
  Optional<AppendResult> run(NewMessage message, MailboxId target, QuotaLimit limit) {
    Optional<Long> freed =
        source
            .with(mailbox -> Optional.ofNullable(mailbox.messages.find(uid)))
            .map(StoredMessage::size);
    if (freed.isEmpty()) {
      return Optional.empty();
    }
    QuotaLimit before =
        new QuotaLimit(more(limit.octets(), freed.get()), more(limit.messages(), 1));
    MessageAppend append = new MessageAppend(account.store, List.of(message), before);
    try {
      return Optional.of(
          append.into(
              action ->
                  source.with(
                      mailbox -> {
                        MailboxState to = account.require(target);
                        StoredMessage old = mailbox.messages.find(uid);
                        if (old == null) {
                          throw new MissingException();
                        }
                        AppendResult result = action.apply(to);
                        mailbox.remove(List.of(old));
                        gone = Optional.of(old);
                        return result;
                      })));
    } catch (MissingException e) {
      return Optional.empty();
    }
  }

  /** What an account may hold that loses so much. */
  private static OptionalLong more(OptionalLong limit, long freed) {
    return limit.isEmpty()
        ? limit
        : OptionalLong.of(limit.getAsLong() + Math.min(freed, Long.MAX_VALUE - limit.getAsLong()));
  }

  /** The message that went; its blob and the budget are left to the caller. */
  Optional<StoredMessage> gone() {
    return gone;
  }
}
