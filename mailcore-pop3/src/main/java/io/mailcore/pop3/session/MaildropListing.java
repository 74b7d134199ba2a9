package io.mailcore.pop3.session;

import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.util.Arrays;
import java.util.Optional;

/** UIDs and sizes of a mailbox at one moment, by message number from 1. */
final class MaildropListing {

  /** What RETR puts behind a message that doesn't end with CRLF. */
  private static final int LINE_END = 2;

  // UIDs are unsigned integers of 32 bits.
  private int[] uids = new int[16];
  private long[] sizes = new long[16];
  private int count;
  private long octets;

  private MaildropListing() {}

  /** Reads the mailbox page by page. */
  static MaildropListing of(Mailbox mailbox) {
    MaildropListing listing = new MaildropListing();
    MessageQuery query = MessageQuery.all();
    Optional<Uid> next;
    do {
      MessagePage page = mailbox.messages(query);
      page.messages().forEach(listing::add);
      next = page.next();
      query = next.isPresent() ? query.withAfter(next.get()) : query;
    } while (next.isPresent());
    return listing;
  }

  private void add(MessageMeta message) {
    if (count == uids.length) {
      uids = Arrays.copyOf(uids, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
    }
    uids[count] = (int) message.uid().value();
    sizes[count] = message.size();
    octets += message.size();
    count++;
  }

  /** Counts the line end that RETR adds to these messages. */
  void addLineEnds(UidSet open) {
    if (open.isEmpty()) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (open.contains(Integer.toUnsignedLong(uids[i]))) {
        sizes[i] += LINE_END;
        octets += LINE_END;
      }
    }
  }

  int count() {
    return count;
  }

  long octets() {
    return octets;
  }

  long size(int number) {
    return sizes[number - 1];
  }

  Uid uid(int number) {
    return Uid.of(Integer.toUnsignedLong(uids[number - 1]));
  }

  UidSet uids() {
    UidSet.Builder all = UidSet.builder();
    for (int i = 0; i < count; i++) {
      all.add(Integer.toUnsignedLong(uids[i]));
    }
    return all.build();
  }
}
