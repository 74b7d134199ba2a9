package io.mailcore.store.jdbc;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.ObjectId;
import io.mailcore.model.Uid;
import io.mailcore.spi.store.MessageMeta;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * A message's row without its prefix.
 *
 * @param keywords bits by the mailbox's keyword positions
 */
record MessageRow(
    long uid, long modSeq, int flags, byte[] keywords, long size, long blob, Origin origin) {

  /** The columns that {@link #of} reads. */
  static final String COLUMNS =
      "uid, modseq, flags, keywords, size, blob_no, internal_date, internal_offset, save_date,"
          + " email_id, thread_id, prefix_length";

  /** Inserts a message. */
  static final String INSERT =
      "INSERT INTO mailcore_messages (uid, modseq, flags, keywords, size, blob_no, internal_date,"
          + " internal_offset, save_date, email_id, thread_id, prefix_length, prefix, mailbox)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** What a message keeps from its arrival on. */
  record Origin(
      long internalDate,
      int internalOffset,
      long saveDate,
      String emailId,
      Optional<String> threadId,
      int prefixLength) {

    Origin withSaveDate(long changed) {
      return new Origin(internalDate, internalOffset, changed, emailId, threadId, prefixLength);
    }
  }

  static MessageRow of(ResultSet row) throws SQLException {
    Origin origin =
        new Origin(
            row.getLong(7),
            row.getInt(8),
            row.getLong(9),
            row.getString(10),
            Optional.ofNullable(row.getString(11)),
            row.getInt(12));
    return new MessageRow(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getBytes(4),
        row.getLong(5),
        row.getLong(6),
        origin);
  }

  /** Adds the insertion of this row to a batch. */
  void insert(PreparedStatement statement, long mailbox, byte[] prefix) throws SQLException {
    statement.setLong(1, uid);
    statement.setLong(2, modSeq);
    statement.setInt(3, flags);
    statement.setBytes(4, keywords);
    statement.setLong(5, size);
    statement.setLong(6, blob);
    statement.setLong(7, origin.internalDate);
    statement.setInt(8, origin.internalOffset);
    statement.setLong(9, origin.saveDate);
    statement.setString(10, origin.emailId);
    if (origin.threadId.isPresent()) {
      statement.setString(11, origin.threadId.get());
    } else {
      statement.setNull(11, Types.VARCHAR);
    }
    statement.setInt(12, origin.prefixLength);
    statement.setBytes(13, prefix);
    statement.setLong(14, mailbox);
    statement.addBatch();
  }

  Set<Flag> flagSet(Keywords known) {
    return known.flags(flags, keywords);
  }

  MessageMeta meta(Keywords known) {
    OffsetDateTime internal =
        Instant.ofEpochMilli(origin.internalDate)
            .atOffset(ZoneOffset.ofTotalSeconds(origin.internalOffset));
    MessageMeta.Builder meta =
        MessageMeta.builder(Uid.of(uid), ModSeq.of(modSeq), internal, size)
            .flags(flagSet(known))
            .prefixLength(origin.prefixLength)
            .saveDate(Instant.ofEpochMilli(origin.saveDate))
            .emailId(new ObjectId(origin.emailId));
    origin.threadId.ifPresent(thread -> meta.threadId(new ObjectId(thread)));
    return meta.build();
  }
}
