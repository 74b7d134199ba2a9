package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswdFileTest {

  private static final String HASH = "{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO";

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("users"), text);
  }

  private static AuthOutcome.Kind kind(PasswdFile users, String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("s"), "PLAIN", 1);
    return users.verifyPassword(login, password.toCharArray(), context).kind();
  }

  @Test
  void readsUsersAsDovecotHasThem() throws IOException {
    PasswdFile users =
        PasswdFile.builder(
                file(
                    """
                    # comment
                    Ann@example.test:%s:1000:1000::/home/ann::userdb_quota_rule=*:storage=1G
                    bob:{SSHA256}xC+zI/3otfSn04tPigpaGLPDkBuF7d+OnI9pqyKsAwlzYWx0c2FsdA==
                    carl:%s::::::userdb_mail=maildir:~/x userdb_quota_storage_size=5M
                    off@example.test:%s:::::: nologin=y
                    locked:!%s
                    empty::1:1
                    """
                        .replace("%s", HASH)))
            .domain("example.org")
            .build();
    assertThat(kind(users, "aNN@example.test", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(kind(users, "bob", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    assertThat(kind(users, "bob", "tesT")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "bob@example.org", "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "locked", "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "empty", "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "off@example.test", "test")).isEqualTo(AuthOutcome.Kind.DISABLED);
    assertThat(kind(users, "off@example.test", "x")).isEqualTo(AuthOutcome.Kind.REJECTED);
    UserAccount ann = users.find(AccountId.of("ann@example.test")).orElseThrow();
    assertThat(ann.quota()).contains(QuotaLimit.ofOctets(1L << 30));
    assertThat(users.findByAddress(MailAddress.of("Bob@example.org")).orElseThrow().id())
        .isEqualTo(AccountId.of("bob"));
    assertThat(users.find(AccountId.of("carl")).orElseThrow().quota())
        .contains(QuotaLimit.ofOctets(5L << 20));
    assertThat(users.findByAddress(MailAddress.of("off@example.test")).orElseThrow().enabled())
        .as("mail comes in")
        .isTrue();
  }

  @Test
  void leavesOutWhatItCanNotObeyAndSaysWhere() throws IOException {
    Path path =
        file(
            """
            no password here
            :%s
            nets:%s::::::allow_nets=192.0.2.0/24
            open:::::::nopassword
            ann:%s
            ANN:{PLAIN}other
            quota:%s::::::userdb_quota_rule=*:storage=lots
            ann@example.test:%s
            """
                .replace("%s", HASH));
    try (CapturedLog log = new CapturedLog()) {
      PasswdFile users = PasswdFile.builder(path).domain("example.test").build();
      assertThat(log.text())
          .contains(path + ":1: no user", path + ":2: no user")
          .contains(path + ":3: allow_nets isn't known here")
          .contains(path + ":4: nopassword isn't known here")
          .contains(path + ":6: a user that is there already")
          .contains(path + ":7: a quota that isn't understood")
          .contains(path + ":8: mail to this address goes to the user of an earlier line")
          .doesNotContain("SSHA", "other", path + ":5:");
      assertThat(kind(users, "ann", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(kind(users, "quota", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(kind(users, "nets", "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
      assertThat(kind(users, "open", "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
    }
  }

  @Test
  void aUserWhoIsTakenOutIsGoneASecondLater() throws IOException {
    PasswdFile users = PasswdFile.builder(file("ann:" + HASH + "\n")).clock(clock).build();
    assertThat(kind(users, "ann", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
    file("bob:" + HASH + "\n");
    clock.goOn(Duration.ofSeconds(1));
    file("bob:" + HASH + "\n#\n");
    assertThat(kind(users, "ann", "test")).isEqualTo(AuthOutcome.Kind.REJECTED);
    assertThat(kind(users, "bob", "test")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
  }

  @Test
  void aFileThatIsNotThereFailsAtOnce() {
    assertThatThrownBy(() -> PasswdFile.builder(folder.resolve("none")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none can't be read");
    assertThatThrownBy(() -> PasswdFile.builder(folder.resolve("none")).domain("@"))
        .hasMessage("domain: @ (expected: like example.test)");
  }
}
