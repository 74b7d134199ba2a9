package io.mailcore.store.jdbc;

import static io.mailcore.store.jdbc.ColumnArrays.Type.BYTES;
import static io.mailcore.store.jdbc.ColumnArrays.Type.INTEGER;
import static io.mailcore.store.jdbc.ColumnArrays.Type.LONG;
import static io.mailcore.store.jdbc.ColumnArrays.Type.TEXT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes appends to PostgreSQL with one statement, so that a batch waits once for the server and
 * not once for each table. It takes an array for each column, so that it is the same for any number
 * of rows and the server plans it once.
 */
final class ArrayAppendWriter implements AppendWriter {

  static final AppendWriter INSTANCE = new ArrayAppendWriter();

  private static final int MOST_OCTETS = 1 << 20;
  private static final int ROW_OCTETS = 500;

  private static final List<ColumnArrays.Type> BLOBS =
      List.of(LONG, LONG, TEXT, LONG, BYTES, BYTES);
  private static final List<ColumnArrays.Type> PARTS = List.of(LONG, LONG, BYTES);
  private static final List<ColumnArrays.Type> MESSAGES =
      List.of(
          LONG, LONG, LONG, INTEGER, BYTES, LONG, LONG, LONG, INTEGER, LONG, TEXT, TEXT, INTEGER,
          BYTES);
  private static final List<ColumnArrays.Type> MAILBOXES =
      Collections.nCopies(MailboxRow.CHANGING.size() + 1, LONG);

  private static final String WRITE =
      "WITH b AS (INSERT INTO mailcore_blobs (no, size, file, created, summary, checksums)"
          + " SELECT * FROM "
          + ColumnArrays.unnest(BLOBS)
          + "), p AS (INSERT INTO mailcore_blob_parts (blob_no, start_at, bytes) SELECT * FROM "
          + ColumnArrays.unnest(PARTS)
          + "), m AS (INSERT INTO mailcore_messages (mailbox, uid, modseq, flags, keywords, size,"
          + " blob_no, internal_date, internal_offset, save_date, email_id, thread_id,"
          + " prefix_length, prefix) SELECT * FROM "
          + ColumnArrays.unnest(MESSAGES)
          + ") UPDATE mailcore_mailboxes AS mailbox SET changed_at = DEFAULT, "
          + String.join(
              ", ", MailboxRow.CHANGING.stream().map(name -> name + " = v." + name).toList())
          + " FROM "
          + ColumnArrays.unnest(MAILBOXES)
          + " AS v ("
          + String.join(", ", MailboxRow.CHANGING)
          + ", no) WHERE mailbox.no = v.no";

  /** What one statement writes. */
  private static final class Part {

    private final Connection connection;
    private ColumnArrays blobs = new ColumnArrays(BLOBS);
    private ColumnArrays parts = new ColumnArrays(PARTS);
    private ColumnArrays messages = new ColumnArrays(MESSAGES);
    private ColumnArrays mailboxes = new ColumnArrays(MAILBOXES);
    private long octets;

    private Part(Connection connection) {
      this.connection = connection;
    }

    /** Counts what a row holds in memory, and writes all there is if that is enough. */
    private void added(long more) throws SQLException {
      octets += more;
      if (octets >= MOST_OCTETS) {
        write();
      }
    }

    private void write() throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
        int next = 1;
        for (ColumnArrays rows : List.of(blobs, parts, messages, mailboxes)) {
          next = rows.set(connection, statement, next);
        }
        statement.executeUpdate();
      }
      blobs = new ColumnArrays(BLOBS);
      parts = new ColumnArrays(PARTS);
      messages = new ColumnArrays(MESSAGES);
      mailboxes = new ColumnArrays(MAILBOXES);
      octets = 0;
    }
  }

  @Override
  public void write(Connection connection, Rows rows) throws SQLException {
    Part part = new Part(connection);
    for (PendingBlobs.Pending blob : rows.blobs()) {
      add(part, blob, rows.summaries().get(blob.row().no()));
    }
    for (Placed message : rows.messages()) {
      add(part, message);
    }
    for (MailboxRow mailbox : rows.mailboxes()) {
      part.mailboxes.add((Object[]) mailbox.changing());
    }
    part.write();
  }

  private static void add(Part part, PendingBlobs.Pending blob, byte @Nullable [] summary)
      throws SQLException {
    BlobRow row = blob.row();
    byte[] checksums = row.checksums().toColumn();
    part.blobs.add(
        row.no(),
        row.size(),
        row.file().orElse(null),
        row.created(),
        summary,
        checksums.length == 0 ? null : checksums);
    part.added(checksums.length + (summary == null ? 0 : summary.length));
    for (PendingBlobs.Part bytes : blob.parts()) {
      part.parts.add(row.no(), bytes.start(), bytes.bytes());
      part.added(bytes.bytes().length);
    }
  }

  private static void add(Part part, Placed message) throws SQLException {
    MessageRow row = message.row();
    MessageRow.Origin origin = row.origin();
    part.messages.add(
        message.mailbox().no,
        row.uid(),
        row.modSeq(),
        row.flags(),
        row.keywords(),
        row.size(),
        row.blob(),
        origin.internalDate(),
        origin.internalOffset(),
        origin.saveDate(),
        origin.emailId(),
        origin.threadId().orElse(null),
        origin.prefixLength(),
        message.prefix());
    part.added(ROW_OCTETS + message.prefix().length);
  }
}
