package io.mailcore.store.directory;

import io.mailcore.store.sql.DurableDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aliases in their table, by the key of their source. Safe for use by several threads. */
final class AliasRows {

  private static final String COLUMNS = "SELECT source, destination FROM mailcore_aliases ";

  private record Row(String source, String destination) {}

  private final DurableDatabase database;

  AliasRows(DurableDatabase database) {
    this.database = database;
  }

  /** The destinations of a source. */
  List<String> destinations(String key) {
    return database.read(
        connection ->
            DurableDatabase.query(
                connection,
                COLUMNS.concat("WHERE source_key = ? ORDER BY place"),
                row -> row.getString("destination"),
                key));
  }

  void put(String key, String source, List<String> destinations) {
    database.change(
        connection -> {
          DurableDatabase.update(
              connection, "DELETE FROM mailcore_aliases WHERE source_key = ?", key);
          int place = 0;
          for (String destination : destinations) {
            DurableDatabase.update(
                connection,
                "INSERT INTO mailcore_aliases (source_key, place, source, destination)"
                    + " VALUES (?, ?, ?, ?)",
                key,
                place++,
                source,
                destination);
          }
          return key;
        });
  }

  boolean remove(String key) {
    return database.change(
            connection ->
                DurableDatabase.update(
                    connection, "DELETE FROM mailcore_aliases WHERE source_key = ?", key))
        > 0;
  }

  /** Sources in order of their keys, with their destinations. */
  Map<String, List<String>> list(Optional<String> afterKey, int most) {
    String where =
        "WHERE source_key IN (SELECT source_key FROM (SELECT source_key FROM mailcore_aliases"
            + " WHERE source_key > ? AND place = 0 ORDER BY source_key LIMIT ?) AS page)"
            + " ORDER BY source_key, place";
    List<Row> rows =
        database.read(
            connection ->
                DurableDatabase.query(
                    connection,
                    COLUMNS.concat(where),
                    row -> new Row(row.getString("source"), row.getString("destination")),
                    afterKey.orElse(""),
                    most));
    Map<String, List<String>> page = new LinkedHashMap<>();
    rows.forEach(
        row -> page.computeIfAbsent(row.source, s -> new ArrayList<>()).add(row.destination));
    return page;
  }
}
