package io.mailcore.integration.retention;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** An account and what is in it. */
final class Owner {

  /** How large each message is. */
  static final int OCTETS = 100;

  private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2001-01-01T00:00:00Z");

  private final MailStore store;
  private final MailAccount account;

  Owner(MailStore store, String id) {
    this.store = store;
    this.account = store.account(AccountId.of(id), CallContext.of("test"));
  }

  MailAccount account() {
    return account;
  }

  Owner create(String mailbox, SpecialUse... uses) {
    account.create(MailboxName.of(mailbox), Set.of(uses));
    return this;
  }

  Mailbox open(String mailbox) {
    return account.open(account.find(MailboxName.of(mailbox)).orElseThrow().id());
  }

  /** Appends messages that say that they came a quarter of a century ago. */
  Owner append(String mailbox, int count) {
    return append(mailbox, Collections.nCopies(count, LONG_AGO));
  }

  /** Appends messages with these internal dates. */
  Owner append(String mailbox, List<OffsetDateTime> dates) {
    try (StagedBlob staged = store.blobs().stage(OCTETS)) {
      staged.write(ByteBuffer.wrap(new byte[OCTETS]));
      BlobRef blob = staged.commit();
      open(mailbox).append(dates.stream().map(date -> NewMessage.of(blob, date)).toList());
      return this;
    }
  }

  UidSet uids(String mailbox) {
    return open(mailbox).uids(UidRange.ALL, Integer.MAX_VALUE);
  }

  long count(String mailbox) {
    return open(mailbox).status().counts().messages();
  }
}
