package io.mailcore.net;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.ChangeListener;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Builders with what every test needs. */
final class TestServers {

  private TestServers() {}

  static MailServer.Builder builder() {
    return MailServer.builder()
        .domain("example.test")
        .users(new Users())
        .store(new Store())
        .closeTimeout(Duration.ofSeconds(5));
  }

  static MailServer start(ProtocolListener listener) {
    return builder().listener(listener).start();
  }

  /** Knows ann, whose password is right, and off, who is switched off. */
  static class Users implements UserDirectory {

    final AtomicInteger asked = new AtomicInteger();

    @Override
    public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
      asked.incrementAndGet();
      if (!String.valueOf(password).equals("right")) {
        return AuthOutcome.rejected();
      }
      return switch (login) {
        case "ann", "bob" -> AuthOutcome.authenticated(AccountId.of(login));
        case "off" -> AuthOutcome.disabled();
        case "old" -> AuthOutcome.expired();
        case "broken" -> throw new IllegalStateException("the directory is broken");
        default -> AuthOutcome.rejected();
      };
    }

    @Override
    public Optional<UserAccount> find(AccountId id) {
      return Optional.of(UserAccount.of(id, List.of()));
    }

    @Override
    public Optional<UserAccount> findByAddress(MailAddress address) {
      return Optional.empty();
    }
  }

  /** A store that only tells of changes. */
  static final class Store implements MailStore {

    final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public BlobStore blobs() {
      throw new UnsupportedOperationException();
    }

    @Override
    public MailAccount account(AccountId account, CallContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Registration subscribe(ChangeListener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
