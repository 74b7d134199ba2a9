package io.mailcore.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection that hears what is sent to a channel of PostgreSQL. JDBC has no word for that, and
 * the driver may be missing or another one: what is needed of it is found by name. Used by one
 * thread.
 */
final class NotifyConnection implements AutoCloseable {

  private static final int SECONDS_TO_ANSWER = 10;

  private final Connection connection;
  private final Object driver;
  private final Method notifications;
  private final Method parameter;

  private NotifyConnection(Connection connection)
      throws SQLException, ReflectiveOperationException {
    Class<?> type = Class.forName("org.postgresql.PGConnection");
    this.connection = connection;
    this.driver = connection.unwrap(type);
    this.notifications = type.getMethod("getNotifications", int.class);
    this.parameter = Class.forName("org.postgresql.PGNotification").getMethod("getParameter");
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + NoticeSender.CHANNEL);
    }
  }

  /**
   * Listens.
   *
   * @throws SQLException if that can't be done, by what the database says or for want of the driver
   */
  static NotifyConnection open(ConnectionSource source) throws SQLException {
    Connection connection = source.open();
    try {
      return new NotifyConnection(connection);
    } catch (SQLException | ReflectiveOperationException | RuntimeException e) {
      try (connection) {
        throw new SQLException("LISTEN isn't possible", e);
      }
    }
  }

  /** What has come; waits for it, but not longer than this. */
  List<String> await(Duration most) throws SQLException {
    List<String> texts = new ArrayList<>();
    if (call(driver, notifications, (int) most.toMillis()) instanceof Object[] come) {
      for (Object notification : come) {
        texts.add(String.valueOf(call(notification, parameter)));
      }
    }
    return texts;
  }

  private static Object call(Object target, Method method, Object... arguments)
      throws SQLException {
    try {
      Object result = method.invoke(target, arguments);
      return result == null ? "" : result;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException known
          ? known
          : new SQLException(method.getName() + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new SQLException("the driver doesn't allow " + method.getName(), e);
    }
  }

  /** Makes sure that the server is there still. */
  void check() throws SQLException {
    if (!connection.isValid(SECONDS_TO_ANSWER)) {
      throw new SQLException("the connection is lost", "08006");
    }
  }

  /** Gives the connection back, no more listening, in case it is a pool's. */
  @Override
  public void close() throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("UNLISTEN " + NoticeSender.CHANNEL);
    }
  }
}
