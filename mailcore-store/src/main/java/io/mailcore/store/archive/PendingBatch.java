package io.mailcore.store.archive;

import io.mailcore.model.Uid;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Finds out what became of a batch whose run ended before it could say. */
final class PendingBatch {

  private PendingBatch() {}

  /** Whether a batch was appended: as it is all or nothing, one message of it is enough. */
  static boolean isThere(Mailbox mailbox, ImportJournal.Pending pending) throws IOException {
    MessageQuery query = MessageQuery.all();
    if (pending.uidNext() > 1) {
      query = query.withAfter(Uid.of(pending.uidNext() - 1));
    }
    while (true) {
      MessagePage page = mailbox.messages(query);
      for (MessageMeta meta : page.messages()) {
        for (ImportJournal.Entry entry : pending.messages()) {
          if (isSame(mailbox, meta, entry)) {
            return true;
          }
        }
      }
      if (page.complete()) {
        return false;
      }
      query = query.withAfter(page.next().orElseThrow());
    }
  }

  private static boolean isSame(Mailbox mailbox, MessageMeta meta, ImportJournal.Entry entry)
      throws IOException {
    if (meta.size() != entry.size() || meta.internalDate().toEpochSecond() != entry.seconds()) {
      return false;
    }
    MessageDigest digest = ArchiveNames.sha256();
    try (InputStream in = new DigestInputStream(mailbox.content(meta.uid()).open(), digest)) {
      byte[] buffer = new byte[8192];
      while (in.read(buffer) >= 0) {
        // For the digest.
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(entry.digest());
  }
}
