package io.mailcore.integration.directory;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("once")
final class ManagedUsersMariaDbIT extends ManagedUsersSuite {

  private static MariaDb database;

  @BeforeAll
  static void startDatabase() throws Exception {
    database = MariaDb.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @Override
  DataSource source() {
    return database.source();
  }
}
