package io.mailcore.examples.customstore;

import io.mailcore.model.AccountId;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.ChangeListeners;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.FileBlobStore;
import io.mailcore.store.index.AccountIndex;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keeps mail in a directory: each message a file {@code .eml} that any editor opens, checksums in
 * its last lines, and for each account a file of JSON that says which messages are in its
 * mailboxes. Files come first and the index last, so a change happens whole or not at all. Indexes
 * are held in memory, and written anew with each change: right for some thousand messages an
 * account, in one process.
 */
public final class EmlStore implements MailStore {

  private static final System.Logger LOG = System.getLogger(EmlStore.class.getName());

  private final Path indexes;
  private final FileBlobStore messages;
  private final ChangeListeners listeners = new ChangeListeners();
  private final Map<AccountId, EmlAccount> accounts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

  /** Opens what is below {@code root}, which is made if it isn't there. */
  public EmlStore(Path root) throws IOException {
    messages = FileBlobStore.open(root.resolve("messages"), ".eml");
    indexes = Files.createDirectories(root.resolve("accounts"));
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(indexes, "*.json")) {
      for (Path path : paths) {
        IndexFile file = new IndexFile(path);
        AccountIndex index = file.read();
        accounts.put(index.account(), new EmlAccount(this, file, index));
      }
    }
    sweeper.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.DAYS);
  }

  /** Removes files that no message has named for a day: what a crash left, and removed mail. */
  private void sweep() {
    try {
      messages.sweep(named()::contains, Instant.now().minus(Duration.ofDays(1)));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "No sweep today", e);
    }
  }

  private Set<BlobId> named() {
    return accounts.values().stream()
        .flatMap(account -> account.index().blobs())
        .map(BlobRef::id)
        .collect(Collectors.toSet());
  }

  ChangeListeners listeners() {
    return listeners;
  }

  @Override
  public BlobStore blobs() {
    return messages.keeping(id -> named().contains(id));
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    return accounts.computeIfAbsent(
        account,
        id -> {
          // A name that a client chose never becomes the name of a file.
          IndexFile file = new IndexFile(indexes.resolve(UUID.randomUUID() + ".json"));
          AccountIndex index = AccountIndex.create(id, Instant.now());
          file.write(index);
          return new EmlAccount(this, file, index);
        });
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return listeners.subscribe(listener);
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
