package io.mailcore.integration.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.testkit.contract.MailStoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The whole contract on a real server, each test in a database of its own. */
abstract class DatabaseContract extends MailStoreContract {

  private final TestDatabase.Server server;
  private final List<TestDatabase> databases = new ArrayList<>();

  DatabaseContract(TestDatabase.Server server) {
    this.server = server;
  }

  private TestDatabase newDatabase() {
    TestDatabase database = TestDatabase.create(server);
    databases.add(database);
    return database;
  }

  @Override
  protected MailStore createStore() {
    return newDatabase().store().rememberedRemovals(500).open();
  }

  @Override
  protected boolean keepsMail() {
    return true;
  }

  @Override
  protected Optional<MailStore> reopenStore(MailStore closed) {
    return Optional.of(databases.get(0).store().rememberedRemovals(500).open());
  }

  @Override
  public Optional<MailStore> storeWithQuota(QuotaPolicy quotas) {
    return Optional.of(newDatabase().store().quotas(quotas).open());
  }

  @Override
  public boolean setUidNext(AccountId account, MailboxId mailbox, long next) {
    return databases
            .get(0)
            .update(
                "UPDATE mailcore_mailboxes SET uid_next = "
                    + next
                    + " WHERE object_id = '"
                    + mailbox.value()
                    + "'")
        == 1;
  }

  // Whatever a test did, rows, blobs and counts fit each other. Runs before the store is closed:
  // subclasses' methods come first.
  @AfterEach
  void checkAndDropDatabases() {
    assertThat(((JdbcMailStore) store()).checkStore()).isEmpty();
    store().close();
    databases.forEach(TestDatabase::close);
  }
}
