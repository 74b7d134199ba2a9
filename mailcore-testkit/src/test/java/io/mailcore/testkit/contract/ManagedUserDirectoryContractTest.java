package io.mailcore.testkit.contract;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.ManagedUserDirectory;
import io.mailcore.store.directory.PasswordHasher;
import io.mailcore.store.directory.PasswordScheme;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

final class ManagedUserDirectoryContractTest extends UserDirectoryContract {

  private final TutorialTables database = new TutorialTables();
  private final ManagedUserDirectory users =
      ManagedUserDirectory.builder(database.source())
          .hasher(PasswordHasher.builder().newPasswords(PasswordScheme.BLF_CRYPT).build())
          .open();

  ManagedUserDirectoryContractTest() {
    users.create("ann@example.test", "sécret pass".toCharArray());
    users.create("off", "sécret pass".toCharArray());
    users.enable(AccountId.of("off"), false);
  }

  @AfterEach
  void close() {
    database.close();
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
    return "sécret pass";
  }

  @Override
  protected Optional<MailAddress> address() {
    return Optional.of(MailAddress.of("ann@example.test"));
  }

  @Override
  protected Optional<String> disabledLogin() {
    return Optional.of("off");
  }
}
