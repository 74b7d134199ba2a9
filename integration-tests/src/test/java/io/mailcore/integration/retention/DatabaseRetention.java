package io.mailcore.integration.retention;

import io.mailcore.integration.database.TestDatabase;
import io.mailcore.spi.store.MailStore;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/** On a database server, which nodes share. */
abstract class DatabaseRetention extends RetentionSuite {

  private final TestDatabase database;

  DatabaseRetention(TestDatabase.Server server) {
    this.database = TestDatabase.create(server);
  }

  @Override
  MailStore open(Clock time) {
    return database.store().clock(time).open();
  }

  @Override
  MailStore other(MailStore store) {
    return database.store().open();
  }

  @Override
  @AfterEach
  void close() {
    super.close();
    database.close();
  }
}
