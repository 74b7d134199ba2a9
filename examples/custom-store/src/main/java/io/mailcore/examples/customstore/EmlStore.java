package io.mailcore.examples.customstore;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Keeps mail below a directory: a directory for each account, in it a file {@code .eml} for each
 * message and one {@code index} that says which of them are where. A change writes files first and
 * the index last, so it happens whole or not at all. The index is written anew each time: right for
 * some thousand messages an account, in one process.
 */
public final class EmlStore implements MailStore, BlobStore {

  private final Path accountsDirectory;
  private final Path staged;
  private final Map<AccountId, EmlAccount> accounts = new ConcurrentHashMap<>();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

  /** Opens the store below {@code root}, which is made if it isn't there. */
  public EmlStore(Path root) {
    accountsDirectory = root.resolve("accounts");
    staged = files(() -> Files.createDirectories(root.resolve("staged")));
    EmlFiles.removeOlderThanADay(staged);
  }

  @Override
  public BlobStore blobs() {
    return this;
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    return accounts.computeIfAbsent(
        account,
        id -> {
          // A name that a client chose never becomes a file name.
          String name = HexFormat.of().formatHex(id.value().getBytes(StandardCharsets.UTF_8));
          Path directory = accountsDirectory.resolve(name);
          return new EmlAccount(id, files(() -> Files.createDirectories(directory)), this);
        });
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(Consumer<ChangeListener> hint) {
    for (ChangeListener listener : listeners) {
      try {
        hint.accept(listener);
      } catch (RuntimeException e) {
        // A hint that is lost is harmless, and the change has happened.
      }
    }
  }

  @Override
  public StagedBlob stage(long sizeHint) {
    return new EmlFiles.Staged(staged, BlobId.of(UUID.randomUUID().toString()));
  }

  @Override
  public MessageContent open(BlobRef ref) {
    return MessageContent.ofFile(path(ref.id()), ref.size());
  }

  @Override
  public void delete(Collection<BlobId> ids) {
    ids.forEach(id -> files(() -> Files.deleteIfExists(path(id))));
  }

  Path path(BlobId id) {
    return staged.resolve(id.value());
  }

  /** Something with files. */
  @FunctionalInterface
  interface FileWork<T> {
    T run() throws IOException;
  }

  static <T> T files(FileWork<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, String.valueOf(e.getMessage()), e);
    }
  }
}
