package io.mailcore.integration.directory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.QuotaLimit;
import io.mailcore.store.directory.AppPassword;
import io.mailcore.store.directory.ManagedUserDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Makes a user for each line that it is sent, and says so once it is acknowledged. */
final class ManagedUsersMain {

  private ManagedUsersMain() {}

  static DataSource source(Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    // Nothing but a forced write puts a change on disk within the test.
    source.setURL("jdbc:h2:" + folder.resolve("users") + ";WRITE_DELAY=60000;DB_CLOSE_DELAY=-1");
    source.setUser("sa");
    return source;
  }

  static ManagedUserDirectory open(Path folder) {
    return ManagedUserDirectory.builder(source(folder)).open();
  }

  public static void main(String[] args) throws IOException {
    ManagedUserDirectory users = open(Path.of(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String login = in.readLine(); login != null; login = in.readLine()) {
      AccountId id = users.create(login, "secret".toCharArray()).id();
      users.changeQuota(id, QuotaLimit.ofOctets(1000));
      users.putAlias("alias-" + login, List.of(MailAddress.of(login)));
      StringBuilder secret = new StringBuilder();
      users.addAppPassword(
          id,
          "phone",
          EnumSet.allOf(AppPassword.Scope.class),
          Optional.empty(),
          shown -> secret.append(shown));
      System.out.println(secret);
    }
  }
}
