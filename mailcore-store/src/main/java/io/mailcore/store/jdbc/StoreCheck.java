package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.store.blob.FileBlobs;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks through a store for what doesn't fit: rows without blobs, blobs without rows, files that
 * are gone or cut short, wrong counts. Changes nothing and locks nothing, so that it may run beside
 * everything else. Used by one thread.
 */
public final class StoreCheck {

  /** What is wrong. */
  public enum Kind {
    MESSAGE_WITHOUT_BLOB,
    BLOB_WITHOUT_FILE,
    BLOB_OF_WRONG_SIZE,
    BLOB_DAMAGED,
    BLOB_WITHOUT_MESSAGE,
    FILE_WITHOUT_BLOB,
    MAILBOX_OF_WRONG_COUNTS
  }

  /** Something that doesn't fit. */
  public record Finding(Kind kind, String where) {}

  private static final int MOST_FINDINGS = 10_000;
  private static final int PAGE = 500;
  private static final Duration GRACE = Duration.ofDays(1);

  private static final String LOST =
      "SELECT a.id, b.name, m.uid, m.blob_no FROM mailcore_messages m"
          + " JOIN mailcore_mailboxes b ON b.no = m.mailbox"
          + " JOIN mailcore_accounts a ON a.no = b.account"
          + " WHERE NOT EXISTS (SELECT 1 FROM mailcore_blobs x WHERE x.no = m.blob_no)"
          + " FETCH FIRST ? ROWS ONLY";
  private static final String COUNTS =
      "SELECT a.id, b.name, b.messages, b.size, COUNT(m.uid), COALESCE(SUM(m.size), 0)"
          + " FROM mailcore_mailboxes b JOIN mailcore_accounts a ON a.no = b.account"
          + " LEFT JOIN mailcore_messages m ON m.mailbox = b.no"
          + " GROUP BY a.id, b.name, b.no, b.messages, b.size"
          + " HAVING COUNT(m.uid) <> b.messages OR COALESCE(SUM(m.size), 0) <> b.size"
          + " FETCH FIRST ? ROWS ONLY";
  private static final String BLOBS =
      "SELECT b.no, b.size, b.file, b.created,"
          + " (SELECT COALESCE(SUM(OCTET_LENGTH(p.bytes)), 0) FROM mailcore_blob_parts p"
          + " WHERE p.blob_no = b.no),"
          + " CASE WHEN EXISTS (SELECT 1 FROM mailcore_messages m WHERE m.blob_no = b.no)"
          + " THEN 1 ELSE 0 END"
          + " FROM mailcore_blobs b WHERE b.no > ? ORDER BY b.no FETCH FIRST ? ROWS ONLY";
  private static final String NAMED_FILE = "SELECT 1 FROM mailcore_blobs WHERE file = ?";
  private static final String STILL_THERE = "SELECT 1 FROM mailcore_blobs WHERE no = ?";

  private final Database database;
  private final Optional<FileBlobs> files;
  private final Instant old;
  private final Optional<ContentCheck> contents;
  private final List<Finding> findings = new ArrayList<>();

  /** A blob as its row and its parts say. */
  private record Stored(
      long no, long size, Optional<String> file, long created, long inParts, boolean named) {}

  StoreCheck(
      Database database, Optional<FileBlobs> files, Clock clock, Optional<ContentCheck> contents) {
    this.database = database;
    this.files = files;
    this.contents = contents;
    this.old = clock.instant().minus(GRACE);
  }

  /** What doesn't fit; at most 10,000 things. */
  List<Finding> run() {
    findings.addAll(database.snapshot(StoreCheck::lostMessages));
    findings.addAll(database.snapshot(StoreCheck::wrongCounts));
    long after = 0;
    List<Stored> page;
    do {
      long from = after;
      page = database.snapshot(c -> blobs(c, from));
      for (Stored blob : page) {
        check(blob);
        after = blob.no;
      }
    } while (page.size() == PAGE && findings.size() < MOST_FINDINGS);
    files.ifPresent(this::checkFiles);
    return List.copyOf(findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
  }

  private static List<Finding> lostMessages(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOST)) {
      statement.setInt(1, MOST_FINDINGS);
      List<Finding> lost = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String where =
              "account "
                  + rows.getString(1)
                  + ", mailbox "
                  + rows.getString(2)
                  + ", UID "
                  + rows.getLong(3)
                  + ", blob "
                  + rows.getLong(4);
          lost.add(new Finding(Kind.MESSAGE_WITHOUT_BLOB, where));
        }
      }
      return lost;
    }
  }

  private static List<Finding> wrongCounts(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNTS)) {
      statement.setInt(1, MOST_FINDINGS);
      List<Finding> wrong = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String where =
              "account "
                  + rows.getString(1)
                  + ", mailbox "
                  + rows.getString(2)
                  + ": "
                  + rows.getLong(3)
                  + " messages of "
                  + rows.getLong(4)
                  + " octets (expected: "
                  + rows.getLong(5)
                  + " of "
                  + rows.getLong(6)
                  + ")";
          wrong.add(new Finding(Kind.MAILBOX_OF_WRONG_COUNTS, where));
        }
      }
      return wrong;
    }
  }

  private static List<Stored> blobs(Connection connection, long after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BLOBS)) {
      statement.setLong(1, after);
      statement.setInt(2, PAGE);
      List<Stored> blobs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          blobs.add(
              new Stored(
                  rows.getLong(1),
                  rows.getLong(2),
                  Optional.ofNullable(rows.getString(3)),
                  rows.getLong(4),
                  rows.getLong(5),
                  rows.getInt(6) == 1));
        }
      }
      return blobs;
    }
  }

  private void check(Stored blob) {
    if (blob.size < 0) {
      // It is being written.
      return;
    }
    if (!blob.named && blob.created < old.toEpochMilli()) {
      find(Kind.BLOB_WITHOUT_MESSAGE, blob, "");
    }
    if (hasItsSize(blob)) {
      contents
          .flatMap(check -> check.problem(blob.no))
          .ifPresent(problem -> findings.add(new Finding(Kind.BLOB_DAMAGED, problem)));
    }
  }

  private boolean hasItsSize(Stored blob) {
    if (blob.file.isEmpty()) {
      return checkSize(blob, blob.inParts, blob.size);
    }
    try {
      FileBlobs.Length length = directory(blob).length(blob.file.get(), blob.size);
      return checkSize(blob, length.found(), length.expected());
    } catch (NoSuchFileException e) {
      if (database.read(c -> exists(c, blob.no))) {
        find(Kind.BLOB_WITHOUT_FILE, blob, ", file " + blob.file.get());
      }
      return false;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private FileBlobs directory(Stored blob) {
    return files.orElseThrow(
        () ->
            new StoreException(
                StoreException.Kind.TEMPORARY,
                "blob " + blob.no + " is a file, but the store has no directory of blobs"));
  }

  private static StoreException unreadable(IOException e) {
    return new StoreException(
        StoreException.Kind.TEMPORARY, "the directory of blobs can't be read", e);
  }

  private boolean checkSize(Stored blob, long octets, long expected) {
    if (octets != expected) {
      find(Kind.BLOB_OF_WRONG_SIZE, blob, ": " + octets + " octets (expected: " + expected + ")");
    }
    return octets == expected;
  }

  private void find(Kind kind, Stored blob, String more) {
    findings.add(new Finding(kind, "blob " + blob.no + more));
  }

  private void checkFiles(FileBlobs directory) {
    try {
      directory.forEach(
          old,
          name -> {
            if (!database.read(c -> isNamed(c, name))) {
              findings.add(new Finding(Kind.FILE_WITHOUT_BLOB, "file " + name));
            }
          });
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static boolean isNamed(Connection connection, String file) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NAMED_FILE)) {
      statement.setString(1, file);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static boolean exists(Connection connection, long blob) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STILL_THERE)) {
      statement.setLong(1, blob);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
