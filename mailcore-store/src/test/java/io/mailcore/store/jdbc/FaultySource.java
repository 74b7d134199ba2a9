package io.mailcore.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that fails when it is told to. Used by one thread. */
final class FaultySource implements DataSource {

  /** What fails; the interrupted ones interrupt the thread before. */
  enum Fault {
    OPEN,
    INTERRUPTED_OPEN,
    COMMIT,
    FORCE,
    INTERRUPTED_FORCE
  }

  private record Plan(int left, String state) {}

  private final DataSource real;
  private final Map<Fault, Plan> plans = new EnumMap<>(Fault.class);
  private int commits;

  FaultySource(DataSource real) {
    this.real = real;
  }

  /** Makes something fail so many times with this SQLSTATE. */
  void failNext(Fault fault, int times, String state) {
    plans.put(fault, new Plan(times, state));
  }

  /** How many transactions have been committed. */
  int commits() {
    return commits;
  }

  private void check(Fault fault) throws SQLException {
    Plan plan = plans.get(fault);
    if (plan != null && plan.left > 0) {
      plans.put(fault, new Plan(plan.left - 1, plan.state));
      if (fault == Fault.INTERRUPTED_FORCE || fault == Fault.INTERRUPTED_OPEN) {
        Thread.currentThread().interrupt();
      }
      throw new SQLException("on purpose: " + fault, plan.state);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    check(Fault.OPEN);
    check(Fault.INTERRUPTED_OPEN);
    Connection connection = real.getConnection();
    return proxy(
        Connection.class,
        connection,
        (method, result) -> {
          if (method.equals("commit")) {
            check(Fault.COMMIT);
          }
        },
        (method, result) -> {
          if (method.equals("commit")) {
            commits++;
          }
          return result.map(
              value -> value instanceof Statement statement ? statement(statement) : value);
        });
  }

  private Statement statement(Statement statement) {
    Class<? extends Statement> type =
        statement instanceof java.sql.PreparedStatement
            ? java.sql.PreparedStatement.class
            : Statement.class;
    return proxy(
        type,
        statement,
        (method, argument) -> {
          if (argument.filter("CHECKPOINT SYNC"::equals).isPresent()) {
            check(Fault.FORCE);
            check(Fault.INTERRUPTED_FORCE);
          }
        },
        (method, result) -> result);
  }

  private interface Before {
    void call(String method, Optional<Object> argument) throws SQLException;
  }

  private interface After {
    Optional<Object> call(String method, Optional<Object> result);
  }

  private static <T> T proxy(Class<T> type, Object target, Before before, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultySource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Optional<Object> argument =
                  arguments == null ? Optional.empty() : Optional.ofNullable(arguments[0]);
              before.call(method.getName(), argument);
              try {
                Object result = method.invoke(target, arguments);
                return after.call(method.getName(), Optional.ofNullable(result)).orElse(null);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("none");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
