package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.mailcore.store.JdbcMailStore;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening without what is needed for it. */
class StorePoolTest {

  private static final List<String> DRIVERS = List.of("h2-", "postgresql-", "mariadb-java-client-");

  private static URLClassLoader withoutDrivers() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      File file = new File(entry);
      if (DRIVERS.stream().noneMatch(file.getName()::startsWith)) {
        urls.add(file.toURI().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:, com.h2database:h2",
    "jdbc:postgresql:, org.postgresql:postgresql",
    "jdbc:mariadb:, org.mariadb.jdbc:mariadb-java-client"
  })
  void saysWhichDriverIsMissing(String scheme, String artifact) throws Exception {
    try (URLClassLoader loader = withoutDrivers()) {
      Class<?> store = loader.loadClass(JdbcMailStore.class.getName());
      Object builder = store.getMethod("builder").invoke(null);
      Class<?> type = builder.getClass();
      type.getMethod("url", String.class).invoke(builder, scheme + "//127.0.0.1:1/mail");
      assertThat(catchThrowable(() -> type.getMethod("open").invoke(builder)).getCause())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no driver for " + scheme + " add " + artifact + " to the class path");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:mem:statements, 64",
    "jdbc:h2:mem:told;Query_Cache_Size=16, 16",
  })
  void h2KeepsParsedStatementsUnlessTheUrlSaysHowMany(String url, String expected)
      throws Exception {
    try (HikariDataSource pool = StorePool.open(url, "sa", "", 2);
        Connection pooled = pool.getConnection();
        Connection unpooled = StorePool.unpooled(url, "sa", "").open()) {
      assertThat(keptStatements(pooled)).isEqualTo(expected);
      assertThat(keptStatements(unpooled)).isEqualTo(expected);
    }
  }

  private static String keptStatements(Connection connection) throws SQLException {
    String sql =
        "SELECT setting_value FROM information_schema.settings"
            + " WHERE setting_name = 'QUERY_CACHE_SIZE'";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  void saysThatNoDatabaseIsNamed() {
    assertThatThrownBy(() -> JdbcMailStore.builder().open())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no database: call h2, url or dataSource");
  }
}
