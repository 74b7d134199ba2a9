package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageContents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contents of messages that are asked for one after another. With one of them the rows of those
 * behind it are read, and the octets of those that fit into a part, which most do: so many that a
 * bound of octets is kept. A larger one is read when it is opened, so that it is all there or not
 * begun. Whoever must be told that a message is gone asks for that one alone.
 */
final class ReadContents implements MessageContents {

  private static final int MOST_ROWS = 256;

  // What a session whose client reads slowly holds meanwhile. Larger ones gain little: a statement
  // is shared by 64 messages of 4 KiB.
  private static final long MOST_OCTETS = 256 * 1024;

  // A message with a longer one is read alone, so that rows are small.
  private static final int MOST_PREFIX = 1024;

  // UIDs with a smaller gap are read by one statement, the rows between them thrown away.
  private static final long SMALL_GAP = 16;

  private static final String ROWS =
      "SELECT m.uid, m.prefix, b.no, b.size, b.file, b.created, b.checksums"
          + " FROM mailcore_messages m JOIN mailcore_blobs b ON b.no = m.blob_no"
          + " WHERE m.mailbox = ? AND m.uid >= ? AND m.uid <= ? AND m.prefix_length <= "
          + MOST_PREFIX
          + " ORDER BY m.mailbox, m.uid";
  private static final String ONLY_PARTS =
      "SELECT blob_no, bytes FROM mailcore_blob_parts WHERE start_at = 0 AND blob_no";

  private final StoreContext store;
  private final long mailbox;
  private final Function<Uid, MessageContent> alone;
  private final BiFunction<Uid, MessageContent, MessageContent> watched;

  /** Those whose rows haven't been looked for. */
  private UidSet left;

  /** Rows that have been read, ascending; those before {@link #next} are done. */
  private List<Row> rows = List.of();

  private int next;

  /** Octets of the rows before {@link #octetsEnd}, by the number of the blob. */
  private Map<Long, byte[]> octets = Map.of();

  private int octetsEnd;

  /**
   * Contents.
   *
   * @param alone reads one content by itself
   * @param watched tells of damage that is found later
   */
  ReadContents(
      StoreContext store,
      long mailbox,
      UidSet uids,
      Function<Uid, MessageContent> alone,
      BiFunction<Uid, MessageContent, MessageContent> watched) {
    this.store = store;
    this.mailbox = mailbox;
    this.left = uids;
    this.alone = alone;
    this.watched = watched;
  }

  /** A message's row with what is known of its blob. */
  private record Row(long uid, byte[] prefix, BlobRow blob) {

    boolean isOnePart() {
      return blob.file().isEmpty() && blob.size() <= BlobRow.PART;
    }
  }

  @Override
  public MessageContent of(Uid uid) {
    requireNonNull(uid, "uid");
    Row row = find(uid.value());
    if (row == null) {
      return alone.apply(uid);
    }
    MessageContent shared = store.blobs().content(row.blob(), octets.get(row.blob().no()));
    return watched.apply(uid, MessageContent.prefixed(row.prefix(), shared));
  }

  /** The row, its octets read; null if it must be read alone. */
  private @Nullable Row find(long uid) {
    if (left.contains(uid)) {
      readRows(uid);
    }
    while (next < rows.size() && rows.get(next).uid() < uid) {
      next++;
    }
    if (next == rows.size() || rows.get(next).uid() != uid) {
      return null;
    }
    if (next >= octetsEnd) {
      readOctets();
    }
    return rows.get(next);
  }

  /** Reads rows from this UID on. One message alone isn't worth it. */
  private void readRows(long uid) {
    UidSet ahead = left.intersection(UidSet.of(UidRange.from(Uid.of(uid))));
    UidSet wanted = first(ahead);
    left = ahead.minus(wanted);
    octets = Map.of();
    octetsEnd = 0;
    next = 0;
    rows = wanted.size() == 1 ? List.of() : store.database().read(c -> rows(c, wanted));
  }

  private static UidSet first(UidSet uids) {
    UidSet.Builder first = UidSet.builder();
    uids.stream().limit(MOST_ROWS).forEach(first::add);
    return first.build();
  }

  private List<Row> rows(Connection connection, UidSet wanted) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
      for (UidRange span : MessageScan.spans(wanted, SMALL_GAP)) {
        statement.setLong(1, mailbox);
        statement.setLong(2, span.first().value());
        statement.setLong(3, span.last().value());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            long uid = row.getLong(1);
            if (wanted.contains(uid)) {
              found.add(new Row(uid, row.getBytes(2), BlobRow.of(row, 3)));
            }
          }
        }
      }
    }
    return found;
  }

  /** Reads octets from {@link #next} on; of a blob that has just gone there are none. */
  private void readOctets() {
    TreeSet<Long> numbers = new TreeSet<>();
    long sum = 0;
    octetsEnd = next;
    while (octetsEnd < rows.size()) {
      Row row = rows.get(octetsEnd);
      sum += row.isOnePart() ? row.blob().size() : 0;
      if (sum > MOST_OCTETS) {
        break;
      }
      if (row.isOnePart()) {
        numbers.add(row.blob().no());
      }
      octetsEnd++;
    }
    octets = Map.of();
    octets = numbers.isEmpty() ? Map.of() : store.database().read(c -> parts(c, numbers));
  }

  private static Map<Long, byte[]> parts(Connection connection, TreeSet<Long> numbers)
      throws SQLException {
    Map<Long, byte[]> parts = new HashMap<>();
    NumberList.query(
            connection,
            numbers,
            ONLY_PARTS,
            "",
            part -> Map.entry(part.getLong(1), part.getBytes(2)))
        .forEach(part -> parts.put(part.getKey(), part.getValue()));
    return parts;
  }
}
