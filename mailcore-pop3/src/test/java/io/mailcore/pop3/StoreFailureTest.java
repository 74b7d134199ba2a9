package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.Registration;
import io.mailcore.store.MemoryMailStore;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A store that says no is answered for with the codes of RFC 3206, and nobody's text is quoted. */
class StoreFailureTest {

  private final FailingStore failing = new FailingStore();
  private final Pop3Fixture fixture =
      new Pop3Fixture(failing.store()).with("Subject: x\r\n\r\n" + "y".repeat(100_000) + "\r\n");

  @Test
  void asksToTryAgainWhenTheMaildropCannotBeListed() {
    failing.failAt("messages", () -> temporary());
    FakeConnection client = fixture.greeted();
    assertThat(client.say("USER ann\r\nPASS secret\r\n"))
        .endsWith("\r\n-ERR [SYS/TEMP] the store can't do that now\r\n");
    failing.failAt("", () -> temporary());
    assertThat(client.say("USER ann\r\nPASS secret\r\n")).as("not locked").contains("+OK 1 ");
  }

  @Test
  void saysAtQuitThatNothingWasRemovedAndFreesTheMaildrop() {
    FakeConnection client = fixture.loggedIn();
    client.say("DELE 1\r\n");
    failing.failAt("remove", () -> temporary());
    assertThat(client.say("QUIT\r\n")).isEqualTo("-ERR [SYS/TEMP] no message was removed\r\n");
    assertThat(client.isClosed()).isTrue();
    assertThat(fixture.loggedIn().say("STAT\r\n")).startsWith("+OK 1 ");
  }

  @Test
  void quotesNobodysText() {
    FakeConnection client = fixture.loggedIn();
    failing.failAt("content", () -> new IllegalStateException("jdbc:secret"));
    assertThat(client.say("RETR 1\r\n")).isEqualTo("-ERR [SYS/TEMP] the server failed\r\n");
    failing.failAt("content", () -> new StoreException(StoreException.Kind.DAMAGED, "/var/secret"));
    assertThat(client.say("RETR 1\r\n")).isEqualTo("-ERR [SYS/PERM] the message is damaged\r\n");
  }

  @Test
  void closesTheConnectionWhenAMessageEndsInTheMiddle() {
    FakeConnection client = fixture.loggedIn();
    failing.shortContent = true;
    assertThat(client.say("RETR 1\r\nSTAT\r\n"))
        .as("the client must not take a part for the whole")
        .startsWith("+OK 100016 octets\r\n")
        .doesNotContain("\r\n.\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void takesTheLeaseOfAStoreThatHasOne() {
    AtomicInteger holders = new AtomicInteger();
    failing.lease =
        Optional.of(
            holder ->
                holder.equals("test-1") && holders.compareAndSet(0, 1)
                    ? Optional.<Registration>of(() -> holders.set(0))
                    : Optional.empty());
    FakeConnection first = fixture.loggedIn();
    assertThat(holders).hasValue(1);
    assertThat(fixture.greeted().say("USER ann\r\nPASS secret\r\n")).contains("-ERR [IN-USE]");
    first.drop();
    assertThat(holders).hasValue(0);
  }

  private static StoreException temporary() {
    return new StoreException(StoreException.Kind.TEMPORARY, "jdbc:secret");
  }

  /** A memory store that fails at one method. */
  private static final class FailingStore {

    private final MailStore real = MemoryMailStore.create();
    private String method = "";
    private Supplier<RuntimeException> failure = StoreFailureTest::temporary;
    private boolean shortContent;
    private Optional<MaildropLease> lease = Optional.empty();

    void failAt(String name, Supplier<RuntimeException> how) {
      method = name;
      failure = how;
    }

    MailStore store() {
      return proxy(MailStore.class, real);
    }

    private <T> T proxy(Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, called, arguments) -> {
                if (called.getName().equals(method)) {
                  throw failure.get();
                }
                if (called.getName().equals("extension")) {
                  return arguments[0] == MaildropLease.class ? lease : Optional.empty();
                }
                try {
                  return wrap(called.invoke(target, arguments));
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    private Object wrap(Object result) {
      if (result instanceof MailAccount account) {
        return proxy(MailAccount.class, account);
      }
      if (result instanceof Mailbox mailbox) {
        return proxy(Mailbox.class, mailbox);
      }
      if (result instanceof MessageContent content && shortContent) {
        return new MessageContent() {
          @Override
          public long size() {
            return content.size();
          }

          @Override
          public InputStream open(long offset, long length) throws java.io.IOException {
            return content.open(offset, Math.min(length, Math.max(0, 50_000 - offset)));
          }
        };
      }
      return result;
    }
  }

  @Test
  void opensALockOnce() {
    Pop3Fixture plain = new Pop3Fixture(MemoryMailStore.create());
    plain.store.account(AccountId.of("ann"), CallContext.of("t"));
    FakeConnection first = plain.loggedIn();
    first.say("QUIT\r\n");
    FakeConnection second = plain.loggedIn();
    first.drop();
    assertThat(plain.greeted().say("USER ann\r\nPASS secret\r\n"))
        .as("the first session's end must not free the second's maildrop")
        .contains("-ERR [IN-USE]");
    second.drop();
  }
}
