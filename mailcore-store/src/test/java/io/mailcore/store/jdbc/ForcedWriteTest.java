package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForcedWriteTest {

  @TempDir private Path directory;

  @Test
  void anInterruptOfTheThreadThatForcesFailsNobody() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:async:" + directory.resolve("mail"));
    try (Connection kept = h2.getConnection();
        Statement statement = kept.createStatement()) {
      statement.execute("CREATE TABLE mailcore_state (id INTEGER, syncs BIGINT DEFAULT 0)");
      statement.execute("INSERT INTO mailcore_state (id) VALUES (1)");
      Database database = new Database(interruptible(h2), Dialect.H2);
      Thread.currentThread().interrupt();
      database.force();
      assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
      assertThat(database.syncs()).isEqualTo(1);
    }
  }

  /** Like a pool: who is interrupted gets no connection. */
  private static DataSource interruptible(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            ForcedWriteTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")
                  && Thread.currentThread().isInterrupted()) {
                throw new SQLException("interrupted while waiting for a connection");
              }
              try {
                return method.invoke(source, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
