package io.mailcore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxChanges;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A client's picture of a mailbox, kept by changes alone. */
final class Replica {

  private final Mailbox mailbox;
  private final Map<Uid, Set<Flag>> messages = new TreeMap<>();
  private ModSeq since = ModSeq.ZERO;

  Replica(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  void synchronize() {
    MailboxChanges changes = mailbox.changesSince(since);
    assertThat(changes.highest()).as("how far changes tell").isGreaterThanOrEqualTo(since);
    messages.keySet().removeIf(changes.vanished()::contains);
    if (!changes.complete()) {
      UidSet there = mailbox.uids(UidRange.ALL, Integer.MAX_VALUE);
      messages.keySet().removeIf(uid -> !there.contains(uid));
    }
    MessageQuery changed = MessageQuery.of(changes.changed());
    for (MessageMeta meta : Mail.all(mailbox, changed)) {
      messages.put(meta.uid(), meta.flags());
    }
    since = changes.highest();
  }

  void requireSame(String when) {
    Map<Uid, Set<Flag>> actual = new TreeMap<>();
    Mail.all(mailbox).forEach(meta -> actual.put(meta.uid(), meta.flags()));
    assertThat(messages).as("a client's picture, %s", when).isEqualTo(actual);
  }
}
