package io.mailcore.integration.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.StoreFinding;
import io.mailcore.testkit.contract.MailStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole contract on a real server, each test in tables of its own. */
abstract class DatabaseContract extends MailStoreContract {

  private final TestDatabase.Server server;
  private final List<TestDatabase> databases = new ArrayList<>();

  DatabaseContract(TestDatabase.Server server) {
    this.server = server;
  }

  private TestDatabase newDatabase() {
    TestDatabase database = TestDatabase.createSchema(server);
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

  @Test
  void aMessageWhoseBytesWereChangedIsDamagedAndNoOther() throws IOException {
    MailAccount account = store().account(AccountId.of("ann"), CallContext.of("test"));
    Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
    append(inbox, "good");
    append(inbox, "other");
    String change = "UPDATE mailcore_blob_parts SET bytes = 'evil' WHERE bytes = 'good'";
    assertThat(databases.get(0).update(change)).isOne();
    assertThatThrownBy(() -> text(inbox, 1))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.DAMAGED));
    assertThat(text(inbox, 2)).isEqualTo("other");
    assertThat(((JdbcMailStore) store()).checkContents())
        .extracting(StoreFinding::kind)
        .containsExactly(StoreFinding.Kind.BLOB_DAMAGED);
  }

  @Test
  void anAppendOfMoreThanAStatementTakesIsOne() throws IOException {
    MailAccount account = store().account(AccountId.of("ann"), CallContext.of("test"));
    Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
    OffsetDateTime date = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    List<StagedBlob> staged = new ArrayList<>();
    List<NewMessage> messages = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      StagedBlob blob = store().blobs().stage(0);
      staged.add(blob);
      blob.write(
          ByteBuffer.wrap(
              String.format(Locale.ROOT, "%05d ", i).repeat(10_000).getBytes(US_ASCII)));
      messages.add(NewMessage.of(blob.commit(), date));
    }
    AppendResult result = inbox.append(messages);
    staged.forEach(StagedBlob::close);
    assertThat(result.uids()).hasToString("1:50");
    assertThat(inbox.status().counts().messages()).isEqualTo(50);
    assertThat(text(inbox, 1)).isEqualTo("00000 ".repeat(10_000));
    assertThat(text(inbox, 50)).isEqualTo("00049 ".repeat(10_000));
  }

  private void append(Mailbox inbox, String text) {
    try (StagedBlob staged = store().blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
      NewMessage message =
          NewMessage.of(staged.commit(), OffsetDateTime.parse("2026-01-01T00:00:00Z"));
      inbox.append(List.of(message));
    }
  }

  private static String text(Mailbox inbox, long uid) throws IOException {
    try (InputStream in = inbox.content(Uid.of(uid)).open()) {
      return new String(in.readAllBytes(), US_ASCII);
    }
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
