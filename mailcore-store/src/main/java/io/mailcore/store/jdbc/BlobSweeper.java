package io.mailcore.store.jdbc;

import io.mailcore.model.StoreException;
import io.mailcore.store.blob.FileBlobs;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes blobs that no message names: soon after the last such message went, and those that never
 * had one after a day. A blob is locked while it is looked at, by this and by an append, so that
 * none goes that is being named. Safe for use by several threads.
 */
final class BlobSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(BlobSweeper.class);

  // A delivery to many names its blob again and again: a young one stays though its first message
  // be gone.
  private static final Duration YOUNG = Duration.ofMinutes(10);
  private static final Duration NEVER_NAMED = Duration.ofDays(1);
  private static final int MOST_RELEASED = 100_000;
  private static final int PAGE = 500;
  private static final String UNNAMED =
      "SELECT no FROM mailcore_blobs b WHERE no > ? AND created < ? AND NOT EXISTS"
          + " (SELECT 1 FROM mailcore_messages m WHERE m.blob_no = b.no)"
          + " ORDER BY no FETCH FIRST ? ROWS ONLY";
  private static final String NAMED =
      "SELECT 1 FROM mailcore_messages WHERE blob_no = ? FETCH FIRST 1 ROWS ONLY";
  private static final String NAMED_FILE = "SELECT 1 FROM mailcore_blobs WHERE file = ?";

  private final Database database;
  private final Optional<FileBlobs> files;
  private final Clock clock;
  private final Set<Long> released = ConcurrentHashMap.newKeySet();

  BlobSweeper(Database database, Optional<FileBlobs> files, Clock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  /** Remembers blobs to be looked at; beyond a number they are left to the sweep of the day. */
  void released(Collection<Long> blobs) {
    for (Long blob : blobs) {
      if (released.size() < MOST_RELEASED) {
        released.add(blob);
      }
    }
  }

  /** Looks at the blobs that messages named which have gone. */
  void sweepReleased() {
    for (Long blob : List.copyOf(released)) {
      if (remove(blob, YOUNG)) {
        released.remove(blob);
      }
    }
  }

  /** Looks at all blobs and files. */
  void sweepAll() throws IOException {
    long last = 0;
    List<Long> page;
    do {
      long after = last;
      page = database.read(c -> unnamed(c, after));
      for (long blob : page) {
        remove(blob, NEVER_NAMED);
        last = blob;
      }
    } while (page.size() == PAGE);
    if (files.isPresent()) {
      int removed = files.get().sweep(clock.instant().minus(NEVER_NAMED), this::isNamed);
      LOG.debug("Removed {} files that nothing names", removed);
    }
  }

  private List<Long> unnamed(Connection connection, long after) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNNAMED)) {
      statement.setLong(1, after);
      statement.setLong(2, clock.instant().minus(NEVER_NAMED).toEpochMilli());
      statement.setInt(3, PAGE);
      List<Long> blobs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          blobs.add(rows.getLong(1));
        }
      }
      return blobs;
    }
  }

  private boolean isNamed(String file) {
    return database.read(
        c -> {
          try (PreparedStatement statement = c.prepareStatement(NAMED_FILE)) {
            statement.setString(1, file);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next();
            }
          }
        });
  }

  /** Removes a blob if no message names it; false if it is too young for that. */
  boolean remove(long no, Duration minAge) {
    Outcome outcome = database.writeUnforced(no, c -> removeRow(c, no, minAge));
    outcome.file.ifPresent(this::deleteFile);
    return outcome.settled;
  }

  /** Whether there is nothing left to do for a blob, and the file that has lost its row. */
  private record Outcome(boolean settled, Optional<String> file) {}

  private Outcome removeRow(Connection connection, long no, Duration minAge) throws SQLException {
    Optional<BlobRow> row = BlobRow.lock(connection, no);
    if (row.isEmpty() || isNamed(connection, no)) {
      return new Outcome(true, Optional.empty());
    }
    if (row.get().created() > clock.instant().minus(minAge).toEpochMilli()) {
      return new Outcome(false, Optional.empty());
    }
    row.get().delete(connection);
    return new Outcome(true, row.get().file());
  }

  private static boolean isNamed(Connection connection, long no) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NAMED)) {
      statement.setLong(1, no);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  void deleteFile(String file) {
    try {
      if (files.isPresent()) {
        files.get().delete(file);
      }
    } catch (IOException e) {
      LOG.warn("Can't delete the blob file {}; a later sweep will", file, e);
    }
  }

  /** Runs a part of the sweeping that may fail without harm. */
  void quietly(Sweep sweep) {
    try {
      sweep.run();
    } catch (IOException | StoreException e) {
      LOG.warn("Sweeping blobs failed; it will be tried again", e);
    }
  }

  /** A part of the sweeping. */
  interface Sweep {
    void run() throws IOException;
  }
}
