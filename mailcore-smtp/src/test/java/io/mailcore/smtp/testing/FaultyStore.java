package io.mailcore.smtp.testing;

import io.mailcore.model.AccountId;
import io.mailcore.spi.blob.BlobId;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.MemoryMailStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store that fails where a test wants it to. */
public final class FaultyStore implements MailStore {

  private final MailStore store;
  private final Map<String, RuntimeException> appends = new HashMap<>();
  private final Map<String, RuntimeException> accounts = new HashMap<>();
  private Optional<RuntimeException> stage = Optional.empty();
  private Optional<RuntimeException> write = Optional.empty();
  private Optional<RuntimeException> commit = Optional.empty();

  public FaultyStore(MailStore store) {
    this.store = store;
  }

  public void failAppend(String account, RuntimeException failure) {
    appends.put(account, failure);
  }

  public void failAccount(String account, RuntimeException failure) {
    accounts.put(account, failure);
  }

  public void failStage(RuntimeException failure) {
    stage = Optional.of(failure);
  }

  public void failWrite(RuntimeException failure) {
    write = Optional.of(failure);
  }

  public void failCommit(RuntimeException failure) {
    commit = Optional.of(failure);
  }

  public void repair() {
    appends.clear();
    accounts.clear();
    stage = Optional.empty();
    write = Optional.empty();
    commit = Optional.empty();
  }

  /** What the store in memory holds. */
  public long octets() {
    return ((MemoryMailStore) store).bytes();
  }

  private static void check(Optional<RuntimeException> failure) {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public BlobStore blobs() {
    return new Blobs(store.blobs());
  }

  @Override
  public MailAccount account(AccountId account, CallContext context) {
    check(Optional.ofNullable(accounts.get(account.value())));
    MailAccount real = store.account(account, context);
    return (MailAccount)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {MailAccount.class},
            (proxy, method, arguments) -> {
              Object result = call(real, method, arguments);
              return result instanceof Mailbox mailbox ? faulty(mailbox, account) : result;
            });
  }

  private Mailbox faulty(Mailbox real, AccountId account) {
    return (Mailbox)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Mailbox.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("append")) {
                check(Optional.ofNullable(appends.get(account.value())));
              }
              return call(real, method, arguments);
            });
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Registration subscribe(ChangeListener listener) {
    return store.subscribe(listener);
  }

  private final class Blobs implements BlobStore {

    private final BlobStore real;

    Blobs(BlobStore real) {
      this.real = real;
    }

    @Override
    public StagedBlob stage(long sizeHint) {
      check(stage);
      return new Staged(real.stage(sizeHint));
    }

    @Override
    public MessageContent open(BlobRef ref) {
      return real.open(ref);
    }

    @Override
    public void delete(Collection<BlobId> ids) {
      real.delete(ids);
    }
  }

  private final class Staged implements StagedBlob {

    private final StagedBlob real;

    Staged(StagedBlob real) {
      this.real = real;
    }

    @Override
    public void write(ByteBuffer chunk) {
      check(write);
      real.write(chunk);
    }

    @Override
    public long size() {
      return real.size();
    }

    @Override
    public MessageContent content() {
      return real.content();
    }

    @Override
    public BlobRef commit() {
      check(commit);
      return real.commit();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
