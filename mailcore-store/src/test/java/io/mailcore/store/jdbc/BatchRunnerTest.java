package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import io.mailcore.store.jdbc.FaultySource.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchRunnerTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final JdbcDataSource h2 = new JdbcDataSource();
  private final FaultySource source = new FaultySource(h2);
  private Connection kept;
  private BatchRunner runner;

  @BeforeEach
  void open() throws SQLException {
    h2.setURL("jdbc:h2:mem:batch" + NUMBERS.incrementAndGet());
    kept = h2.getConnection();
    try (Statement statement = kept.createStatement()) {
      statement.execute("CREATE TABLE t (n INTEGER NOT NULL PRIMARY KEY)");
    }
    runner = new BatchRunner(Transactions.of(source, Dialect.H2));
  }

  @AfterEach
  void close() throws SQLException {
    kept.close();
  }

  private static Change<Integer> insert(int number) {
    return Change.of(c -> insert(c, number), result -> true);
  }

  private static int insert(Connection connection, int number) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO t (n) VALUES (?)")) {
      statement.setInt(1, number);
      statement.executeUpdate();
    }
    return number;
  }

  private static Change<Integer> insertAndThrow(int number) {
    return Change.of(
        c -> {
          insert(c, number);
          throw new StoreException(StoreException.Kind.LIMIT, "number " + number);
        },
        result -> true);
  }

  private static Change<Integer> syntaxError() {
    return Change.of(
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.executeUpdate("no such statement");
          }
        },
        result -> true);
  }

  private List<Integer> rows() throws SQLException {
    List<Integer> found = new ArrayList<>();
    try (Statement statement = kept.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n FROM t ORDER BY n")) {
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
    }
    return found;
  }

  private static void requireTemporary(Change<?> change) {
    assertThatThrownBy(change::outcome)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY));
  }

  @Test
  void changesShareATransactionAndAForcedWrite() throws SQLException {
    List<Change<?>> batch = List.of(insert(1), insert(2), insert(3));
    runner.run(batch);
    assertThat(batch).extracting(Change::outcome).isEqualTo(List.of(1, 2, 3));
    assertThat(rows()).containsExactly(1, 2, 3);
    assertThat(runner.forced()).isEqualTo(1);
    assertThat(source.commits()).isEqualTo(1);
  }

  @Test
  void oneThatFailsFailsAloneAndLeavesNothing() throws SQLException {
    Change<Integer> bad = insertAndThrow(2);
    Change<Integer> first = insert(1);
    Change<Integer> last = insert(3);
    runner.run(List.of(first, bad, last));
    assertThat(first.outcome()).isEqualTo(1);
    assertThat(last.outcome()).isEqualTo(3);
    assertThatThrownBy(bad::outcome).hasMessage("number 2");
    assertThat(rows()).containsExactly(1, 3);
    assertThat(source.commits()).isEqualTo(1);
  }

  @Test
  void anErrorOfTheDatabaseFailsAloneToo() throws SQLException {
    Change<Integer> bad = syntaxError();
    Change<Integer> good = insert(1);
    runner.run(List.of(bad, good));
    requireTemporary(bad);
    assertThat(good.outcome()).isEqualTo(1);
    assertThat(rows()).containsExactly(1);
  }

  @Test
  void whatOneChangeThrowsReachesItsCallerAsItWas() {
    Change<Integer> broken =
        Change.of(
            c -> {
              throw new AssertionError("no memory, say");
            },
            result -> true);
    Change<Integer> good = insert(1);
    runner.run(List.of(broken, good));
    assertThatThrownBy(broken::outcome).isInstanceOf(AssertionError.class);
    assertThat(good.outcome()).isEqualTo(1);
  }

  @Test
  void aDuplicateIsTriedAgainAndThenFailsAlone() throws SQLException {
    insert(kept, 2);
    List<Change<?>> batch = List.of(insert(1), insert(2), insert(3), insert(4));
    runner.run(batch);
    requireTemporary(batch.get(1));
    assertThat(rows()).containsExactly(1, 2, 3, 4);
    assertThat(batch.get(3).outcome()).isEqualTo(4);
  }

  @Test
  void aDeadlockMakesAllAgain() throws SQLException {
    source.failNext(Fault.COMMIT, 3, "40001");
    List<Change<?>> batch = List.of(insert(1), insert(2), insert(3));
    runner.run(batch);
    assertThat(batch).extracting(Change::outcome).isEqualTo(List.of(1, 2, 3));
    assertThat(rows()).containsExactly(1, 2, 3);
  }

  @Test
  void aDeadlockThatStaysIsTemporary() throws SQLException {
    source.failNext(Fault.COMMIT, Integer.MAX_VALUE, "40001");
    Change<Integer> change = insert(1);
    runner.run(List.of(change));
    requireTemporary(change);
    assertThat(rows()).isEmpty();
  }

  @Test
  void aCommitOfWhichNobodyKnowsIsNotMadeAgain() {
    source.failNext(Fault.COMMIT, 1, "08006");
    List<Change<?>> batch = List.of(insert(1), insert(2));
    runner.run(batch);
    batch.forEach(BatchRunnerTest::requireTemporary);
    assertThat(source.commits()).isZero();
  }

  @Test
  void aForcedWriteThatFailsFailsAllWhoWaitForIt() {
    source.failNext(Fault.FORCE, 1, "HY000");
    List<Change<?>> batch = List.of(insert(1), insert(2));
    runner.run(batch);
    batch.forEach(BatchRunnerTest::requireTemporary);
    assertThat(runner.forced()).isZero();
    Change<Integer> next = insert(3);
    runner.run(List.of(next));
    assertThat(next.outcome()).isEqualTo(3);
    assertThat(runner.forced()).isEqualTo(1);
  }

  @Test
  void anInterruptOfTheLeaderFailsNobody() {
    source.failNext(Fault.INTERRUPTED_OPEN, 1, "HY000");
    source.failNext(Fault.INTERRUPTED_FORCE, 1, "HY000");
    List<Change<?>> batch = List.of(insert(1), insert(2));
    runner.run(batch);
    assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
    assertThat(batch).extracting(Change::outcome).isEqualTo(List.of(1, 2));
  }

  @Test
  void noConnectionIsTemporaryForAll() throws SQLException {
    source.failNext(Fault.OPEN, 1, "08001");
    List<Change<?>> batch = List.of(insert(1), insert(2));
    runner.run(batch);
    batch.forEach(BatchRunnerTest::requireTemporary);
    assertThat(rows()).isEmpty();
    Change<Integer> next = insert(3);
    runner.run(List.of(next));
    assertThat(next.outcome()).isEqualTo(3);
  }

  @Test
  void whatNeedsNoDiskIsNotForced() {
    Change<Integer> loose = Change.of(c -> insert(c, 1), result -> false);
    runner.run(List.of(loose));
    assertThat(loose.outcome()).isEqualTo(1);
    assertThat(runner.forced()).isZero();
    runner.run(List.of(Change.of(c -> 0, result -> result > 0), insert(2)));
    assertThat(runner.forced()).isEqualTo(1);
  }
}
