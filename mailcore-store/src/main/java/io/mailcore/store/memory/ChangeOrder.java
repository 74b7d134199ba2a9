package io.mailcore.store.memory;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a mailbox in the order of their last changes, so that asking for changes costs as
 * much as there are. Guarded by the lock of the account.
 */
final class ChangeOrder {

  private @Nullable StoredMessage latest;

  /** Puts a message, which may be there already, at the end. */
  void touch(StoredMessage message) {
    if (message == latest) {
      return;
    }
    unlink(message);
    message.changedBefore = latest;
    if (latest != null) {
      latest.changedAfter = message;
    }
    latest = message;
  }

  void unlink(StoredMessage message) {
    StoredMessage before = message.changedBefore;
    StoredMessage after = message.changedAfter;
    if (before != null) {
      before.changedAfter = after;
    }
    if (after != null) {
      after.changedBefore = before;
    } else if (message == latest) {
      latest = before;
    }
    message.changedBefore = null;
    message.changedAfter = null;
  }

  /** Gives the messages changed after {@code modSeq}, the latest first. */
  void forEachSince(long modSeq, Consumer<StoredMessage> action) {
    for (StoredMessage m = latest; m != null && m.modSeq > modSeq; m = m.changedBefore) {
      action.accept(m);
    }
  }

  /** Whether more than {@code most} messages changed after {@code modSeq}. */
  boolean hasMoreThan(int most, long modSeq) {
    StoredMessage m = latest;
    for (int i = 0; i < most && m != null && m.modSeq > modSeq; i++) {
      m = m.changedBefore;
    }
    return m != null && m.modSeq > modSeq;
  }
}
