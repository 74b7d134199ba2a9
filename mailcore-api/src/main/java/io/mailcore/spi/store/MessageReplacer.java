package io.mailcore.spi.store;

import io.mailcore.model.MailboxId;
import io.mailcore.model.Uid;
import java.util.Optional;

/**
 * Ability of a {@link Mailbox}: puts a message in the place of another in one transaction, so that
 * nobody ever sees both or neither. Without it a protocol appends and then removes, and a failure
 * in between leaves both. Implemented by hosts; grows by default methods only.
 */
public interface MessageReplacer {

  /**
   * Appends a message as {@link Mailbox#append} does and removes one of this mailbox, or does
   * neither. What the account may hold is compared with what it holds afterwards.
   *
   * @param uid the message that goes
   * @param target where the new one comes, a mailbox of the account; may be this one
   * @param message the new one, whose blob is committed
   * @return what became of the append; nothing if there is no message {@code uid}, and then nothing
   *     has been appended
   * @throws io.mailcore.model.StoreException as {@link Mailbox#append}; NOT_FOUND if the target
   *     isn't there
   */
  Optional<AppendResult> replace(Uid uid, MailboxId target, NewMessage message);
}
