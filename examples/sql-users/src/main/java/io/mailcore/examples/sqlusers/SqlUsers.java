package io.mailcore.examples.sqlusers;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.store.directory.CachedUserDirectory;
import io.mailcore.store.directory.SqlAliasResolver;
import io.mailcore.store.directory.SqlUserDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A server over {@code virtual_users} and {@code virtual_aliases}, as a tutorial for Postfix,
 * Dovecot and MySQL has its readers make them. H2 stands in for MySQL here: with your own database
 * only the {@link DataSource} is another.
 */
public final class SqlUsers {

  /** What openssl passwd -6 says of "secret". */
  private static final String CRYPT_OF_SECRET =
      "$6$abcdefghijklmnop$J/AWykHqo2Tx5UtavGnFc3ytI33la50JpzLTarSWVhkIXK6wOjNwwZjsrIw2UgmrER2EKrSHCeQyAINEEXAk1/";

  private SqlUsers() {}

  /** Starts the server over tables that are there. */
  static MailServer start(DataSource source) {
    SqlUserDirectory users = SqlUserDirectory.virtualUsers(source).build();
    return MailServer.builder()
        .domain("example.test")
        .users(CachedUserDirectory.of(users))
        .aliases(SqlAliasResolver.virtualAliases(source, users).build())
        .tls(TlsSettings.selfSigned())
        .listener(SmtpListener.mx().port(0))
        .listener(ImapListener.implicitTls().port(0))
        .start();
  }

  /** The tutorial's tables, with Ann, whose password is "secret", and sales, who is Ann too. */
  static void makeTables(DataSource source) throws SQLException {
    String[] statements = {
      "CREATE TABLE virtual_domains (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL)",
      "CREATE TABLE virtual_users (id INT AUTO_INCREMENT PRIMARY KEY, domain_id INT NOT NULL,"
          + " password VARCHAR(106) NOT NULL, email VARCHAR(120) NOT NULL UNIQUE)",
      "CREATE TABLE virtual_aliases (id INT AUTO_INCREMENT PRIMARY KEY, domain_id INT NOT NULL,"
          + " source VARCHAR(100) NOT NULL, destination VARCHAR(100) NOT NULL)",
      "INSERT INTO virtual_domains VALUES (1, 'example.test')",
      "INSERT INTO virtual_users VALUES (1, 1, '" + CRYPT_OF_SECRET + "', 'ann@example.test')",
      "INSERT INTO virtual_aliases VALUES (1, 1, 'sales@example.test', 'ann@example.test')"
    };
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Serves until the process is ended. */
  public static void main(String[] args) throws InterruptedException, SQLException {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:mem:users;MODE=MySQL;DB_CLOSE_DELAY=-1", "sa", "");
    makeTables(pool);
    try (MailServer server = start(pool)) {
      System.out.println("listening on " + server.addresses());
      Thread.currentThread().join();
    } finally {
      pool.dispose();
    }
  }
}
