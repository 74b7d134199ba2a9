package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.spi.store.CallContext;
import io.mailcore.store.JdbcMailStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A page of accounts costs what it holds. */
class AccountPageTest {

  private static final int ACCOUNTS = 300;

  @Test
  void readsNoMoreRowsThanThePageHas() throws Exception {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    try (JdbcMailStore store = JdbcMailStore.builder().url(url).open();
        Connection connection = DriverManager.getConnection(url, "sa", "")) {
      for (int i = 0; i < ACCOUNTS; i++) {
        store.account(AccountId.of("user" + i), CallContext.of("test"));
      }
      try (PreparedStatement statement =
          connection.prepareStatement("EXPLAIN ANALYZE " + AccountRow.PAGE)) {
        statement.setString(1, "user1");
        statement.setInt(2, 10);
        try (ResultSet plan = statement.executeQuery()) {
          plan.next();
          assertThat(plan.getString(1))
              .contains("MAILCORE_ACCOUNTS_ID")
              .contains("index sorted")
              .containsPattern("scanCount: 1[0-2]\\D");
        }
      }
    }
  }
}
