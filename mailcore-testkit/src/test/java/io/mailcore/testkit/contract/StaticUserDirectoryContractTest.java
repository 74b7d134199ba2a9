package io.mailcore.testkit.contract;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.StaticUserDirectory;
import java.util.Optional;

final class StaticUserDirectoryContractTest extends UserDirectoryContract {

  private final UserDirectory users =
      StaticUserDirectory.builder()
          .user("ann@example.test", "sécret pass")
          .user("off", "sécret pass")
          .disable("off")
          .build();

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
