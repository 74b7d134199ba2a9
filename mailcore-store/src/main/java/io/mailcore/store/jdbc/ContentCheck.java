package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads blobs from end to end, a block at a time, to see whether they are what was written. */
final class ContentCheck {

  private static final String FIRST_MESSAGE =
      "SELECT a.id, b.name, m.uid FROM mailcore_messages m"
          + " JOIN mailcore_mailboxes b ON b.no = m.mailbox"
          + " JOIN mailcore_accounts a ON a.no = b.account"
          + " WHERE m.blob_no = ? ORDER BY m.mailbox, m.uid FETCH FIRST 1 ROWS ONLY";

  private final JdbcBlobs blobs;
  private final byte[] buffer = new byte[BlobRow.PART];

  ContentCheck(JdbcBlobs blobs) {
    this.blobs = blobs;
  }

  /** What is wrong with a blob, and a message that names it; empty if all is well, or it went. */
  Optional<String> problem(long no) {
    Optional<BlobRow> row = blobs.database().read(c -> BlobRow.find(c, no));
    return row.flatMap(this::read)
        .map(problem -> problem + blobs.database().read(c -> firstMessage(c, no)));
  }

  private Optional<String> read(BlobRow row) {
    try (InputStream in = blobs.content(row).open()) {
      while (in.read(buffer) >= 0) {
        // All that is of interest is whether it can be read.
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("blob " + BlobRow.id(row.no()) + ": " + e);
    } catch (StoreException e) {
      return switch (e.kind()) {
        case DAMAGED -> Optional.of(String.valueOf(e.getMessage()));
        case NOT_FOUND -> Optional.empty();
        default -> throw e;
      };
    }
  }

  private static String firstMessage(Connection connection, long no) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST_MESSAGE)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? "; account "
                + rows.getString(1)
                + ", mailbox "
                + rows.getString(2)
                + ", UID "
                + rows.getLong(3)
            : "";
      }
    }
  }
}
