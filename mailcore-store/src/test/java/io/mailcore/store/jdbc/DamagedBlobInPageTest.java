package io.mailcore.store.jdbc;

import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;

/** The same for messages that are read together with others. */
final class DamagedBlobInPageTest extends DamagedBlobTest {

  @Override
  MessageContent content(Mailbox inbox, long uid) {
    // More than there are, so that none is alone.
    return inbox.contents(UidSet.of(UidRange.ALL)).of(Uid.of(uid));
  }
}
