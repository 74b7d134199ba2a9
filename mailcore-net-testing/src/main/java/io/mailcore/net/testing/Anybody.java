package io.mailcore.net.testing;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.util.Optional;

/**
 * Lets everybody in whose password is {@code secret}, by the account of that name; has no
 * addresses. The passwords {@code expired} and {@code later} are answered by what they say.
 */
final class Anybody implements UserDirectory {

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    return switch (String.valueOf(password)) {
      case "secret" -> AuthOutcome.authenticated(AccountId.of(login));
      case "expired" -> AuthOutcome.expired();
      case "later" -> AuthOutcome.tryLater();
      default -> AuthOutcome.rejected();
    };
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    return Optional.empty();
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    return Optional.empty();
  }
}
