package io.mailcore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.JdbcMailStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a directory, large blobs in files. */
final class JdbcFileContractTest extends MailStoreContract {

  @TempDir private Path directory;

  // Whatever a test did, rows, blobs and counts fit each other.
  @AfterEach
  void checkStore() {
    assertThat(((JdbcMailStore) store()).checkStore()).isEmpty();
  }

  @Override
  protected MailStore createStore() {
    return JdbcMailStore.h2(directory);
  }

  @Override
  protected boolean keepsMail() {
    return true;
  }

  @Override
  protected Optional<MailStore> reopenStore(MailStore closed) {
    return Optional.of(JdbcMailStore.h2(directory));
  }

  @Override
  public Optional<MailStore> storeWithQuota(QuotaPolicy quotas) {
    return Optional.of(
        JdbcMailStore.builder().h2(directory.resolve("quota")).quotas(quotas).open());
  }

  @Override
  public boolean setUidNext(AccountId account, MailboxId mailbox, long next) {
    String url = "jdbc:h2:async:" + directory.toAbsolutePath().resolve("mail");
    String settings = ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000";
    String sql = "UPDATE mailcore_mailboxes SET uid_next = ? WHERE object_id = ?";
    try (Connection connection = DriverManager.getConnection(url + settings, "sa", "");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, next);
      statement.setString(2, mailbox.value());
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
