package io.mailcore.testkit.contract;

import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.MailStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The whole suite for a {@link MailStore}: extend it, make a store, and override the abilities of
 * {@link StoreUnderTest} that yours has.
 *
 * <pre>{@code
 * final class MyStoreTest extends MailStoreContract {
 *   @Override
 *   protected MailStore createStore() {
 *     return new MyStore(...);
 *   }
 * }
 * }</pre>
 *
 * <p>Each test gets a store of its own, closed afterwards. The suites that it is made of can be run
 * alone too.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class MailStoreContract
    implements MailboxesContract,
        MailboxNamesContract,
        RenameContract,
        SubscriptionsContract,
        BlobStoreContract,
        ContentContract,
        ContentPagesContract,
        AppendContract,
        AppendOrderContract,
        PagesContract,
        FlagsContract,
        TransferContract,
        RemovalContract,
        ReplacementContract,
        ChangesContract,
        RecentContract,
        QuotaContract,
        HintsContract,
        SummaryContract,
        MetadataContract,
        LeaseContract,
        AccountListingContract,
        ConcurrencyContract,
        ReopenContract {

  private Optional<MailStore> store = Optional.empty();

  /** For subclasses. */
  protected MailStoreContract() {}

  /** Makes a new and empty store. Called once before each test. */
  protected abstract MailStore createStore();

  /**
   * Opens another store over what {@code closed} kept, which has been closed just now.
   *
   * @return empty if the store keeps nothing
   */
  protected Optional<MailStore> reopenStore(MailStore closed) {
    return Optional.empty();
  }

  /** Whether {@link #reopenStore} opens one. */
  protected boolean keepsMail() {
    return false;
  }

  @Override
  public final MailStore store() {
    return store.orElseThrow(() -> new IllegalStateException("the test hasn't begun"));
  }

  @Override
  public final BlobStore blobs() {
    return store().blobs();
  }

  @Override
  public final Optional<MailStore> reopen() {
    if (!keepsMail()) {
      return Optional.empty();
    }
    MailStore closed = store();
    closed.close();
    store = reopenStore(closed);
    return store;
  }

  @BeforeEach
  final void openStore() {
    store = Optional.of(createStore());
  }

  @AfterEach
  final void closeStore() {
    store.ifPresent(MailStore::close);
    store = Optional.empty();
  }
}
