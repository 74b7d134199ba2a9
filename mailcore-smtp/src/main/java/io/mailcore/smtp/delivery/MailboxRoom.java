package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.SmtpReply;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether a recipient's account has room, before anybody sends the message: what a full
 * mailbox refuses only behind its octets was sent for nothing. Safe for use by several threads.
 */
public final class MailboxRoom {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxRoom.class);

  private final MailStore store;

  /** Asks this store. */
  public MailboxRoom(MailStore store) {
    this.store = requireNonNull(store, "store");
  }

  /**
   * Why a message of this size can't be taken for a recipient: all the accounts that it would reach
   * are full. Where others get it too, the message is taken, and those who are full are named when
   * it is delivered. A store that can't say now doesn't stop anybody; delivery will.
   *
   * @param size what the client announced; 0 if it didn't
   */
  public Optional<SmtpReply> refusal(Route.Ours route, long size, String sessionId) {
    List<AccountId> accounts = route.mailboxes().stream().map(LocalTarget::account).toList();
    if (accounts.isEmpty() || route.fanOut() > accounts.size()) {
      return Optional.empty();
    }
    CallContext context = CallContext.of(sessionId);
    for (AccountId account : accounts) {
      if (hasRoom(account, Math.max(1, size), context)) {
        return Optional.empty();
      }
    }
    LOG.info("session={} accounts={} over quota", sessionId, accounts);
    return Optional.of(StoreReplies.FULL);
  }

  private boolean hasRoom(AccountId account, long size, CallContext context) {
    try {
      return store
          .account(account, context)
          .extension(QuotaSource.class)
          .map(source -> source.hasRoomFor(size))
          .orElse(true);
    } catch (RuntimeException e) {
      // The host's directory may be behind it, and throw whatever it likes.
      LOG.warn("session={} account={} quota unknown", context.sessionId(), account, e);
      return true;
    }
  }
}
