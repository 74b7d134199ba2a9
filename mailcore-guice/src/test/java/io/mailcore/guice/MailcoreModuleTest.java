package io.mailcore.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provides;
import io.mailcore.model.AccountId;
import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.net.MailServer;
import io.mailcore.net.RetentionPolicy;
import io.mailcore.net.RetentionRule;
import io.mailcore.net.ServerStartException;
import io.mailcore.net.TlsSettings;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.MemoryUserDirectory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailcoreModuleTest {

  private static final MailcoreSettings SETTINGS = MailcoreSettings.ofDomain("example.test");

  private final MemoryMailStore store = MemoryMailStore.create();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private static MemoryUserDirectory users() {
    MemoryUserDirectory users = MemoryUserDirectory.create();
    users.add("ann", "secret", "ann@example.test");
    return users;
  }

  private static Module listener() {
    return new AbstractModule() {
      @Override
      protected void configure() {
        MailcoreModule.listeners(binder()).addBinding().toInstance(SmtpListener.mx().port(0));
      }
    };
  }

  private static Module directory() {
    return new AbstractModule() {
      @Provides
      UserDirectory users() {
        return MailcoreModuleTest.users();
      }
    };
  }

  private static void send(MailServer server, String recipient) throws Exception {
    server
        .submission()
        .submit(
            Envelope.of(MailAddress.of("a@example.test"), MailAddress.of(recipient)),
            out -> out.write("Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  private long stored(String account) {
    MailAccount mailboxes = store.account(AccountId.of(account), CallContext.of("test"));
    return mailboxes
        .open(mailboxes.find(MailboxName.INBOX).orElseThrow().id())
        .status()
        .counts()
        .messages();
  }

  @Test
  void startsWithWhatIsNeededAlone() throws Exception {
    Injector injector = Guice.createInjector(MailcoreModule.of(SETTINGS), directory(), listener());
    MailServerService service = injector.getInstance(MailServerService.class);
    assertThat(service.isRunning()).as("the host decides when").isFalse();
    assertThatThrownBy(service::server).isInstanceOf(IllegalStateException.class);
    MailServer server = service.start();
    assertThat(service.start()).isSameAs(server);
    assertThat(injector.getInstance(MailServerService.class)).isSameAs(service);
    assertThat(service.server()).isSameAs(server);
    send(server, "ann@example.test");
    service.close();
    service.close();
    assertThat(server.isRunning()).isFalse();
    assertThat(service.isRunning()).isFalse();
    try (MailServerService again = service) {
      assertThat(again.start()).isNotSameAs(server);
    }
  }

  @Test
  void passesOnWhatMailGoesByItself() {
    MailcoreSettings settings =
        SETTINGS
            .withHostName("tidy.example.test")
            .withRetention(RetentionPolicy.of(RetentionRule.everyMailbox().withMaxMessages(9)));
    try (MailServerService service =
        Guice.createInjector(MailcoreModule.of(settings), directory(), listener())
            .getInstance(MailServerService.class)) {
      service.start();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .contains("mailcore-tidy.example.test-retention");
    }
  }

  @Test
  void saysWhatToAddWhereSomethingIsMissing() {
    MailServerService noUsers =
        Guice.createInjector(MailcoreModule.of(SETTINGS), listener())
            .getInstance(MailServerService.class);
    assertThatThrownBy(noUsers::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Key[type=" + UserDirectory.class.getName())
        .hasMessageContaining("bind(UserDirectory.class).to(SiteUsers.class);");
    MailServerService noSettings =
        Guice.createInjector(MailcoreModule.create(), directory(), listener())
            .getInstance(MailServerService.class);
    assertThatThrownBy(noSettings::start)
        .hasMessageContaining("bind(MailcoreSettings.class).toInstance(");
    MailServerService noListener =
        Guice.createInjector(MailcoreModule.of(SETTINGS), directory())
            .getInstance(MailServerService.class);
    assertThatThrownBy(noListener::start).isInstanceOf(ServerStartException.class);
  }

  @Test
  void usesEveryServiceThatIsBound() throws Exception {
    Module all =
        new AbstractModule() {
          @Override
          protected void configure() {
            bind(MailcoreSettings.class)
                .toInstance(
                    SETTINGS
                        .withDomain("other.test")
                        .withHostName("mx.example.test")
                        .withMaxMessageSize(100_000)
                        .withPlaintextAuth(true));
            bind(UserDirectory.class).toInstance(users());
            bind(MailStore.class).toInstance(store);
            bind(TlsSettings.class).toInstance(TlsSettings.selfSigned());
            bind(AliasResolver.class)
                .toInstance(
                    recipient ->
                        recipient.localPart().equals("alias")
                            ? Resolution.local(AccountId.of("ann"))
                            : Resolution.pass());
            bind(DeliveryTarget.class)
                .toInstance(
                    (message, report) -> {
                      seen.add("relay " + message.envelope().recipients());
                      message.envelope().recipients().forEach(report::delivered);
                    });
            MailcoreModule.listeners(binder()).addBinding().toInstance(Pop3Listener.onPort(0));
            MailcoreModule.handlers(binder())
                .addBinding()
                .toInstance(
                    new MessageHandler(Optional.empty(), message -> seen.add("every message")));
            MailcoreModule.onMessage(
                binder(), "contact@other.test", message -> seen.add("contact"));
          }
        };
    Injector injector = Guice.createInjector(MailcoreModule.create(), listener(), all);
    try (MailServerService service = injector.getInstance(MailServerService.class)) {
      MailServer server = service.start();
      assertThat(server.addresses()).containsOnlyKeys("smtp", "pop3");
      assertThat(server.certificates()).isNotEmpty();
      send(server, "alias@example.test");
      assertThat(stored("ann")).isEqualTo(1);
      assertThat(seen).containsExactly("every message");
      send(server, "contact@other.test");
      assertThat(seen).contains("contact");
      send(server, "someone@far.test");
      assertThat(seen).contains("relay [someone@far.test]");
      assertThatThrownBy(() -> send(server, "nobody@example.test"))
          .isInstanceOf(MessageSubmission.RejectedException.class);
    }
    assertThat(store.messages()).as("the store is the host's").isEqualTo(1);
  }

  @Test
  void refusesTwoOfWhatThereIsOneOf() {
    assertThatThrownBy(
            () ->
                Guice.createInjector(
                    MailcoreModule.of(SETTINGS),
                    directory(),
                    directory(),
                    new AbstractModule() {
                      @Override
                      protected void configure() {
                        bind(UserDirectory.class).toInstance(users());
                      }
                    }))
        .isInstanceOf(CreationException.class);
  }

  @Test
  void handsOutServersOfTheirOwnToInjectorsOfTheirOwn() {
    Module[] modules = {MailcoreModule.of(SETTINGS), directory(), listener()};
    try (MailServerService one =
            Guice.createInjector(modules).getInstance(MailServerService.class);
        MailServerService two =
            Guice.createInjector(modules).getInstance(MailServerService.class)) {
      assertThat(one.start().address("smtp")).isNotEqualTo(two.start().address("smtp"));
    }
  }
}
