package io.mailcore.store.jdbc;

import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of a mailbox's messages, and of their flags alone; each page is of one moment. */
final class MailboxPages {

  private final StoreContext store;
  private final long mailbox;

  MailboxPages(StoreContext store, long mailbox) {
    this.store = store;
    this.mailbox = mailbox;
  }

  /** Reads the first so many rows of some messages. */
  private interface Scan<T> {
    List<T> rows(Connection connection, long mailbox, UidSet uids, int limit) throws SQLException;
  }

  /** Makes what is wanted of a row. */
  private interface View<T, R> {
    R of(T row, Connection connection) throws SQLException;
  }

  MessagePage messages(MessageQuery query) {
    List<MessageMeta> found =
        rows(
            query,
            MessageScan::rows,
            (row, c) -> row.meta(store.keywords().covering(c, mailbox, row.keywords())));
    boolean more = found.size() > query.limit();
    return new MessagePage(more ? found.subList(0, query.limit()) : found, !more);
  }

  FlagsPage flags(MessageQuery query) {
    Optional<FlagsPage> known = knownFlags(query);
    if (known.isPresent()) {
      return known.get();
    }
    List<MessageFlags> found =
        rows(
            query,
            MessageScan::flags,
            (row, c) -> row.messageFlags(store.keywords().covering(c, mailbox, row.keywords())));
    boolean more = found.size() > query.limit();
    return new FlagsPage(more ? found.subList(0, query.limit()) : found, !more);
  }

  private Optional<FlagsPage> knownFlags(MessageQuery query) {
    long wanted = query.uids().map(UidSet::size).orElse(Uid.MAX_VALUE);
    return query.changedSince().value() == 0 && FlagCache.maySuit(wanted)
        ? store
            .flags()
            .of(store, mailbox, wanted)
            .map(flags -> flags.page(wanted(query), query.limit()))
        : Optional.empty();
  }

  /** One row more than the limit, if there is one. */
  private <T, R> List<R> rows(MessageQuery query, Scan<T> scan, View<T, R> view) {
    UidSet wanted = wanted(query);
    int limit = (int) Math.min(Integer.MAX_VALUE, query.limit() + 1L);
    long since = query.changedSince().value();
    Database.Work<List<R>> work =
        c -> {
          UidSet uids =
              since == 0 ? wanted : wanted.intersection(MessageScan.changed(c, mailbox, since));
          List<T> rows = scan.rows(c, mailbox, uids, limit);
          if (rows.isEmpty()) {
            MailboxRow.require(c, mailbox);
          }
          List<R> found = new ArrayList<>(rows.size());
          for (T row : rows) {
            found.add(view.of(row, c));
          }
          return found;
        };
    // What one statement finds is of one moment anyway.
    return since == 0 && MessageScan.isOne(wanted, limit)
        ? store.database().read(work)
        : store.database().snapshot(work);
  }

  private static UidSet wanted(MessageQuery query) {
    UidSet uids = query.uids().orElse(UidSet.of(UidRange.ALL));
    if (query.after().isEmpty()) {
      return uids;
    }
    long after = query.after().get().value();
    return after == Uid.MAX_VALUE
        ? UidSet.empty()
        : uids.intersection(UidSet.of(UidRange.from(Uid.of(after + 1))));
  }
}
