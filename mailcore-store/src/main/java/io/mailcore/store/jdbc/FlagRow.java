package io.mailcore.store.jdbc;

import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.spi.store.MessageFlags;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a message's row says of its flags.
 *
 * @param keywords bits by the mailbox's keyword positions
 */
record FlagRow(long uid, long modSeq, int flags, byte[] keywords) {

  /** The columns that {@link #of} reads. */
  static final String COLUMNS = "uid, modseq, flags, keywords";

  static FlagRow of(ResultSet row) throws SQLException {
    return new FlagRow(row.getLong(1), row.getLong(2), row.getInt(3), row.getBytes(4));
  }

  MessageFlags messageFlags(Keywords known) {
    return new MessageFlags(Uid.of(uid), ModSeq.of(modSeq), known.flags(flags, keywords));
  }
}
