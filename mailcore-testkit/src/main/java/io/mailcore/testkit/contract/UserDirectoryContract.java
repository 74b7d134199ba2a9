package io.mailcore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The suite for a {@link UserDirectory}: extend it and name a user that it knows. */
public abstract class UserDirectoryContract {

  /**
   * Logins that SQL, LDAP, a collation or careless quoting may take for one that exists, or stumble
   * over.
   */
  private static final List<String> STRANGERS =
      List.of(
          "x' OR '1'='1",
          "x\\' -- ",
          "%",
          "_",
          "*",
          "*)(uid=*",
          "a\\\\",
          "'; DROP TABLE users; --",
          "\uD83D\uDE00",
          "../../x",
          "${x}",
          "nobody",
          "nobody@elsewhere.test",
          "n".repeat(255));

  /** For subclasses. */
  protected UserDirectoryContract() {}

  /** The directory. */
  protected abstract UserDirectory directory();

  /** The login of an enabled user. */
  protected abstract String login();

  /** That user's password. */
  protected abstract String password();

  /** An address whose mail comes to that user; empty if the user has none. */
  protected Optional<MailAddress> address() {
    return Optional.empty();
  }

  /**
   * The login of a user that is switched off and has the same password; empty if there are none.
   */
  protected Optional<String> disabledLogin() {
    return Optional.empty();
  }

  private AuthOutcome verify(String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("contract"), "PLAIN", 1);
    return directory().verifyPassword(login, password.toCharArray(), context);
  }

  @Test
  final void nameAndPasswordAreTheUsers() {
    AuthOutcome outcome = verify(login(), password());
    assertThat(outcome.kind()).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    AccountId id = outcome.account().orElseThrow();
    assertThat(directory().find(id).map(UserAccount::id)).as("the account found").contains(id);
    assertThat(directory().find(id).orElseThrow().enabled()).isTrue();
  }

  @Test
  final void aWrongPasswordIsRejected() {
    for (String wrong :
        List.of(password() + " ", " " + password(), password() + "\u0000", "x", "x".repeat(1024))) {
      assertThat(verify(login(), wrong).kind())
          .as("a password that isn't the user's")
          .isEqualTo(AuthOutcome.Kind.REJECTED);
    }
  }

  @Test
  final void thePasswordGivenIsLeftAsItIs() {
    char[] given = password().toCharArray();
    AuthContext context = AuthContext.of(SessionContext.inProcess("contract"), "PLAIN", 1);
    directory().verifyPassword(login(), given, context);
    assertThat(given).as("the array, which the caller clears").isEqualTo(password().toCharArray());
  }

  @Test
  final void strangersAreRejectedWhateverTheyAreCalled() {
    for (String stranger : STRANGERS) {
      assertThat(verify(stranger, password()).kind())
          .as("the login '%s'", stranger)
          .isEqualTo(AuthOutcome.Kind.REJECTED);
    }
  }

  @Test
  final void namesThatOnlyLookAlikeAreRejected() {
    List<String> alike = new ArrayList<>(List.of(login() + " ", " " + login(), login() + "\u00AD"));
    alike.add(widened(login()));
    for (String login : alike) {
      assertThat(verify(login, password()).kind())
          .as("the login '%s', which isn't '%s'", login, login())
          .isEqualTo(AuthOutcome.Kind.REJECTED);
    }
  }

  /** The text with its first ASCII letter in full width. */
  private static String widened(String text) {
    StringBuilder widened = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        widened.setCharAt(i, (char) (c + 0xFEE0));
        return widened.toString();
      }
    }
    return widened.append('\uFF41').toString();
  }

  @Test
  final void anAccountIsFoundByItsAddress() {
    address()
        .ifPresent(
            address -> {
              UserAccount account = directory().findByAddress(address).orElseThrow();
              assertThat(verify(login(), password()).account()).contains(account.id());
              assertThat(
                      directory().findByAddress(MailAddress.of(address.localPart(), "other.test")))
                  .as("the same local part at another domain")
                  .isEmpty();
            });
    for (String address : List.of("o'brien@example.test", "\"%\"@example.test", "_@x.test")) {
      assertThat(directory().findByAddress(MailAddress.of(address))).as(address).isEmpty();
    }
    assertThat(directory().find(AccountId.of("no such account"))).isEmpty();
  }

  @Test
  final void aDisabledUserIsToldSoOnlyWithTheRightPassword() {
    disabledLogin()
        .ifPresent(
            login -> {
              assertThat(verify(login, password()).kind()).isEqualTo(AuthOutcome.Kind.DISABLED);
              assertThat(verify(login, "wrong").kind()).isEqualTo(AuthOutcome.Kind.REJECTED);
            });
  }

  @Test
  final void answersManyAtOnce() throws Exception {
    List<Callable<AuthOutcome.Kind>> tasks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String password = i % 2 == 0 ? password() : "wrong";
      tasks.add(() -> verify(login(), password).kind());
    }
    List<AuthOutcome.Kind> kinds = Parallel.run(tasks);
    for (int i = 0; i < kinds.size(); i++) {
      assertThat(kinds.get(i))
          .isEqualTo(i % 2 == 0 ? AuthOutcome.Kind.AUTHENTICATED : AuthOutcome.Kind.REJECTED);
    }
  }
}
