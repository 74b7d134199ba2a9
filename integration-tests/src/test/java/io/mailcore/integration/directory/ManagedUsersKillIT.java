package io.mailcore.integration.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.process.ServerProcess;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.model.SessionContext;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.store.directory.ManagedUserDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a managed directory on H2 has acknowledged is there after its process was killed. */
final class ManagedUsersKillIT {

  private static final int USERS = 5;

  @TempDir private Path folder;

  private static AuthOutcome.Kind verify(
      ManagedUserDirectory users, String login, String password) {
    AuthContext context = AuthContext.of(SessionContext.inProcess("kill"), "PLAIN", 1);
    return users.verifyPassword(login, password.toCharArray(), context).kind();
  }

  @Test
  void keepsWhatItHasAcknowledged() {
    List<String> secrets = new ArrayList<>();
    ServerProcess process = ServerProcess.run(ManagedUsersMain.class, List.of(), folder.toString());
    try {
      assertThat(process.nextLine()).isEqualTo("ready");
      for (int i = 0; i < USERS; i++) {
        secrets.add(process.ask("user" + i + "@example.test"));
      }
    } finally {
      process.kill();
    }
    ManagedUserDirectory users = ManagedUsersMain.open(folder);
    for (int i = 0; i < USERS; i++) {
      String login = "user" + i + "@example.test";
      assertThat(verify(users, login, "secret")).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(verify(users, login, secrets.get(i))).isEqualTo(AuthOutcome.Kind.AUTHENTICATED);
      assertThat(users.find(AccountId.of(login)).orElseThrow().quota())
          .contains(QuotaLimit.ofOctets(1000));
      assertThat(users.resolve(MailAddress.of("alias-" + login)).addresses())
          .containsExactly(MailAddress.of(login));
    }
  }
}
