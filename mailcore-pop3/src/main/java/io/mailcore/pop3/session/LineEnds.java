package io.mailcore.pop3.session;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.pop3.wire.DotStuffer;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows which messages don't end with CRLF, so that LIST and STAT count the two octets that RETR
 * puts behind them. Only a look at a message's last octets can tell; as messages never change, and
 * new ones get larger UIDs, each is looked at once while the server runs.
 *
 * <p>One for all POP3 listeners of a server; safe for use by several threads.
 */
final class LineEnds {

  /** For how many maildrops the answers are kept; the longest unused go first. */
  private static final int MAX_MAILDROPS = 10_000;

  /**
   * What is known of one maildrop.
   *
   * @param validity for which its UIDs hold
   * @param upTo all messages up to this UID have been looked at
   * @param open those of them that don't end with CRLF
   */
  private record Known(UidValidity validity, long upTo, UidSet open) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AccountId, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Which of {@code uids} don't end with CRLF. Reads from the store for those that weren't there
   * the last time.
   */
  UidSet open(AccountId account, UidValidity validity, Mailbox mailbox, UidSet uids) {
    Known before = recall(account, validity);
    UidSet.Builder found = UidSet.builder();
    long last = before.upTo;
    for (Iterator<Long> unseen = unseen(uids, before.upTo); unseen.hasNext(); ) {
      last = unseen.next();
      if (isOpen(mailbox, Uid.of(last))) {
        found.add(last);
      }
    }
    UidSet open = before.open.union(found.build());
    remember(account, new Known(validity, last, open.intersection(uids)));
    return open;
  }

  private static Iterator<Long> unseen(UidSet uids, long upTo) {
    return uids.stream().filter(uid -> uid > upTo).iterator();
  }

  private static boolean isOpen(Mailbox mailbox, Uid uid) {
    try {
      MessageContent content = mailbox.content(uid);
      long size = content.size();
      if (size < 2) {
        return size == 1;
      }
      try (InputStream end = content.open(size - 2, 2)) {
        byte[] octets = end.readNBytes(2);
        return octets.length == 2 && !DotStuffer.endsLine(octets[0], octets[1]);
      }
    } catch (IOException e) {
      // One message that can't be read must not keep all others from their owner: RETR will tell.
      return false;
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.TEMPORARY) {
        throw e;
      }
      return false;
    }
  }

  private Known recall(AccountId account, UidValidity validity) {
    lock.lock();
    try {
      Known found = known.get(account);
      return found != null && found.validity.equals(validity)
          ? found
          : new Known(validity, 0, UidSet.empty());
    } finally {
      lock.unlock();
    }
  }

  private void remember(AccountId account, Known now) {
    lock.lock();
    try {
      known.put(account, now);
      if (known.size() > MAX_MAILDROPS) {
        Iterator<AccountId> oldest = known.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
