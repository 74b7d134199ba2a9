package io.mailcore.smtp.delivery;

import io.mailcore.model.SmtpReply;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.NewMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a message into mailboxes here. Used by one thread, for one message. */
final class LocalDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(LocalDelivery.class);

  /** A mailbox that was found, and the target that it is. */
  private record Open(LocalTarget target, Mailbox mailbox) {}

  private final MailStore store;
  private final CallContext context;
  private final List<Open> opened = new ArrayList<>();

  LocalDelivery(MailStore store, CallContext context) {
    this.store = store;
    this.context = context;
  }

  /**
   * Finds the mailboxes, and makes those that aren't there yet. Done before anything is delivered
   * anywhere: a store that is down is noticed while nobody has a copy.
   *
   * @return the answer if one can't be had
   */
  Optional<SmtpReply> open(List<LocalTarget> targets) {
    for (LocalTarget target : targets) {
      try {
        opened.add(new Open(target, open(target)));
      } catch (RuntimeException e) {
        return Optional.of(failure(target, e));
      }
    }
    return Optional.empty();
  }

  private Mailbox open(LocalTarget target) {
    MailAccount account = store.account(target.account(), context);
    Optional<MailboxEntry> found = account.find(target.mailbox());
    if (found.isEmpty()) {
      found = Optional.of(create(account, target));
    }
    return account.open(found.get().id());
  }

  private static MailboxEntry create(MailAccount account, LocalTarget target) {
    try {
      return account.create(target.mailbox(), Set.of());
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.ALREADY_EXISTS) {
        throw e;
      }
      // Another message came first.
      return account.find(target.mailbox()).orElseThrow(() -> e);
    }
  }

  /**
   * Puts the message into each mailbox that was opened; one that fails stops no other.
   *
   * @return how many have it
   */
  int deliver(NewMessage message, Copies copies, Outcomes outcomes) {
    int stored = 0;
    for (Open open : opened) {
      try {
        open.mailbox().append(List.of(message.withPrefix(copies.prefix(open.target()))));
        outcomes.delivered(open.target().place());
        stored++;
      } catch (RuntimeException e) {
        outcomes.failed(failure(open.target(), e));
      }
    }
    return stored;
  }

  private SmtpReply failure(LocalTarget target, RuntimeException e) {
    if (e instanceof StoreException s && s.kind() == StoreException.Kind.OVER_QUOTA) {
      LOG.info("session={} account={} is over quota", context.sessionId(), target.account());
    } else {
      LOG.warn(
          "session={} delivery to account={} failed", context.sessionId(), target.account(), e);
    }
    return StoreReplies.delivering(e);
  }

  /** What each copy has on top. */
  @FunctionalInterface
  interface Copies {
    byte[] prefix(LocalTarget target);
  }
}
