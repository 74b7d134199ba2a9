package io.mailcore.integration.directory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class ManagedUsersPostgresIT extends ManagedUsersSuite {

  private static EmbeddedPostgres database;

  @BeforeAll
  static void startDatabase() throws IOException {
    database = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    database.close();
  }

  @Override
  DataSource source() {
    return database.getPostgresDatabase();
  }
}
