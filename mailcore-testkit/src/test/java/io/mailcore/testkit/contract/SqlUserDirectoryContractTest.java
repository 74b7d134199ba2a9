package io.mailcore.testkit.contract;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.SqlUserDirectory;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class SqlUserDirectoryContractTest extends UserDirectoryContract {

  private final TutorialTables tables = new TutorialTables();
  private final UserDirectory users = SqlUserDirectory.virtualUsers(tables.source()).build();

  @AfterEach
  void close() {
    tables.close();
  }

  @Override
  protected UserDirectory directory() {
    return users;
  }

  @Override
  protected String login() {
    return "ann@example.test";
  }

  @Override
  protected String password() {
    return "test";
  }

  @Override
  protected Optional<MailAddress> address() {
    return Optional.of(MailAddress.of("ann@example.test"));
  }
}
