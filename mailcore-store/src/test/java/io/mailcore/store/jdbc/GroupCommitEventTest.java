package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.StoreException;
import io.mailcore.store.jdbc.FaultySource.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitEventTest {

  private static final String NAME = "io.mailcore.GroupCommit";

  @TempDir Path directory;
  private final Recording recording = new Recording();
  private FaultySource source;
  private BatchRunner runner;
  private GroupCommitListener listener;

  @BeforeEach
  void start() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:group-commit");
    source = new FaultySource(h2);
    runner = new BatchRunner(Transactions.of(source, Dialect.H2));
    recording.enable(NAME).withoutThreshold();
    recording.start();
    listener = GroupCommitListener.open();
  }

  @AfterEach
  void stop() {
    listener.close();
    recording.close();
  }

  private RecordedEvent event(List<Change<?>> batch) throws IOException {
    runner.run(batch);
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals(NAME))
            .toList();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Change<Integer> good() {
    return Change.of(c -> 1, result -> true);
  }

  private static Change<Integer> bad() {
    return Change.of(
        c -> {
          throw new StoreException(StoreException.Kind.LIMIT, "no more");
        },
        result -> true);
  }

  @Test
  void aBatchThatGoesWellIsOneTransaction() throws IOException {
    RecordedEvent event = event(List.of(good(), good(), good()));
    assertThat(event.getInt("changes")).isEqualTo(3);
    assertThat(event.getInt("failed")).isZero();
    assertThat(event.getInt("messages")).isZero();
    assertThat(event.getInt("attempts")).isEqualTo(1);
    assertThat(event.getDuration("transactionTime")).isPositive();
    assertThat(event.getDuration("forcedWriteTime")).isPositive();
  }

  @Test
  void oneThatFailsMakesASecondAttempt() throws IOException {
    RecordedEvent event = event(List.of(good(), bad(), good()));
    assertThat(event.getInt("changes")).isEqualTo(3);
    assertThat(event.getInt("failed")).isEqualTo(1);
    assertThat(event.getInt("attempts")).isEqualTo(2);
  }

  @Test
  void theAttemptsOfHalvesCountToo() throws IOException {
    source.failNext(Fault.COMMIT, 2, "40001");
    RecordedEvent event = event(List.of(good(), good()));
    assertThat(event.getInt("changes")).isEqualTo(2);
    assertThat(event.getInt("failed")).isZero();
    assertThat(event.getInt("attempts")).isEqualTo(4);
  }

  @Test
  void aForcedWriteThatFailsTakesNoTimeAndAllChangesWithIt() throws IOException {
    source.failNext(Fault.FORCE, 1, "HY000");
    RecordedEvent event = event(List.of(good(), good()));
    assertThat(event.getInt("failed")).isEqualTo(2);
    assertThat(event.getDuration("transactionTime")).isPositive();
    assertThat(event.getDuration("forcedWriteTime")).isZero();
  }

  @Test
  void whatNeedsNoDiskIsNotForced() throws IOException {
    RecordedEvent event = event(List.of(Change.of(c -> 1, result -> false)));
    assertThat(event.getDuration("forcedWriteTime")).isZero();
  }

  @Test
  void nothingIsMadeWhereNobodyRecords() {
    recording.stop();
    assertThat(GroupCommitEvent.ifRecorded()).isNull();
  }
}
