package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.spi.store.Registration;
import io.netty.util.internal.PlatformDependent;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Servers side by side and one after another. */
class ServersTest {

  @Test
  void knowNothingOfEachOther() throws Exception {
    List<EchoListener> listeners = new ArrayList<>();
    List<MailServer> servers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      EchoListener listener = new EchoListener("echo").greeting("server " + i + "\r\n");
      listeners.add(listener);
      servers.add(TestServers.start(listener));
    }
    for (int i = 0; i < 10; i++) {
      try (Client client = new Client(servers.get(i).address("echo"))) {
        assertThat(client.line()).isEqualTo("server " + i);
      }
    }
    servers.get(3).close();
    try (Client client = new Client(servers.get(4).address("echo"))) {
      assertThat(client.line()).isEqualTo("server 4");
    }
    servers.forEach(MailServer::close);
    assertThat(listeners).allMatch(listener -> listener.closed.get() == listener.opened.get());
  }

  private static long handles() throws Exception {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(open)) {
      return files.count();
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mailcore-"))
        .count();
  }

  private static void startUseStop() throws Exception {
    EchoListener listener =
        new EchoListener("echo")
            .on(
                "TLS",
                (session, line) ->
                    session.connection.startTls(
                        ByteBuffer.wrap(new byte[] {'g', '\n'}),
                        session.current,
                        session.connection::close));
    try (MailServer server = TestServers.start(listener);
        Client client = new Client(server.address("echo"))) {
      client.line();
      assertThat(client.send("x\r\n").line()).isEqualTo("= x");
    }
  }

  @Test
  void leaveNothingBehind() throws Exception {
    startUseStop();
    Awaitility.await().until(() -> threads() == 0);
    long handles = handles();
    long direct = PlatformDependent.usedDirectMemory();
    for (int i = 0; i < 500; i++) {
      startUseStop();
    }
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> threads() == 0);
    assertThat(handles()).isLessThanOrEqualTo(handles + 5);
    assertThat(PlatformDependent.usedDirectMemory() - direct).isLessThan(32L * 1024 * 1024);
  }

  @Test
  void findTheirListenersByNameAndType() {
    try (MailServer server =
        TestServers.builder()
            .listener(new EchoListener("b"))
            .listener(new EchoListener("a"))
            .start()) {
      assertThat(server.addresses()).containsOnlyKeys("b", "a");
      assertThat(server.addresses().keySet()).containsExactly("b", "a");
      assertThat(server.address("a").getPort()).isPositive();
      assertThatThrownBy(() -> server.address("c")).hasMessageContaining("[b, a]");
      assertThatThrownBy(() -> server.address(EchoListener.class))
          .hasMessageContaining("2 listeners");
      assertThat(server.isRunning()).isTrue();
      assertThat(server.certificates()).isEmpty();
      assertThatThrownBy(server::submission)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("SMTP listener");
    }
  }

  @Test
  void handOutWhatAProtocolShared() throws Exception {
    EchoListener listener =
        new EchoListener("echo")
            .on(
                "SHARE",
                (session, line) -> {
                  ServerContext context = session.server;
                  context.shared(MessageSubmission.class, () -> (envelope, message) -> "id");
                  session.say("ok");
                });
    try (MailServer server = TestServers.start(listener);
        Client client = new Client(server.address(EchoListener.class))) {
      client.line();
      assertThat(client.send("SHARE\r\n").line()).isEqualTo("ok");
      assertThat(server.submission()).isNotNull();
    }
  }

  @Test
  void passTheStoresHintsToThoseWhoAsked() throws Exception {
    TestServers.Store store = new TestServers.Store();
    AtomicInteger hints = new AtomicInteger();
    List<Registration> registrations = new ArrayList<>();
    AccountId ann = AccountId.of("ann");
    MailboxId inbox = MailboxId.of("1");
    EchoListener listener =
        new EchoListener("echo")
            .on(
                "WATCH",
                (session, line) -> {
                  registrations.add(session.server.onChange(ann, inbox, hints::incrementAndGet));
                  session.say("ok");
                });
    try (MailServer server = TestServers.builder().store(store).listener(listener).start();
        Client client = new Client(server.address("echo"))) {
      client.line();
      assertThat(store.listeners).isEmpty();
      client.send("WATCH\r\nWATCH\r\n");
      client.line();
      client.line();
      assertThat(store.listeners).hasSize(1);
      store.listeners.get(0).mailboxChanged(ann, inbox, ModSeq.of(5));
      store.listeners.get(0).mailboxChanged(ann, MailboxId.of("2"), ModSeq.of(6));
      store.listeners.get(0).mailboxChanged(AccountId.of("bob"), inbox, ModSeq.of(7));
      assertThat(hints).hasValue(2);
      registrations.get(0).close();
      registrations.get(0).close();
      store.listeners.get(0).mailboxChanged(ann, inbox, ModSeq.of(8));
      assertThat(hints).hasValue(3);
    }
    assertThat(store.listeners).isEmpty();
    assertThat(store.closed).hasValue(0);
  }

  @Test
  void refuseConnectionsPastTheirLimits() throws Exception {
    EchoListener listener =
        new EchoListener("echo")
            .with(
                ListenerSettings.ofPort(0).withLimits(ConnectionLimits.DEFAULT.withPerAddress(3)));
    try (MailServer server = TestServers.start(listener)) {
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(new Client(server.address("echo")));
        assertThat(clients.get(i).line()).isEqualTo("hello");
      }
      try (Client extra = new Client(server.address("echo"))) {
        assertThat(extra.rest()).isEqualTo("full\r\n");
      }
      assertThat(listener.opened).hasValue(3);
      clients.get(0).close();
      Awaitility.await().untilAtomic(listener.closed, is(1));
      Awaitility.await()
          .ignoreExceptions()
          .until(
              () -> {
                try (Client next = new Client(server.address("echo"))) {
                  return next.line().equals("hello");
                }
              });
      for (Client client : clients) {
        client.close();
      }
    }
  }

  @Test
  void surviveAFloodOfConnections() throws Exception {
    EchoListener listener =
        new EchoListener("echo").with(ListenerSettings.ofPort(0).withImplicitTls(true));
    try (MailServer server =
        TestServers.builder().tls(TlsSettings.selfSigned()).listener(listener).start()) {
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        clients.add(new Client(server.address("echo")));
      }
      // S-36: in clear, so that it costs no handshake.
      assertThat(clients.get(499).rest()).isEqualTo("full\r\n");
      for (Client client : clients) {
        client.socket().setSoLinger(true, 0);
        client.close();
      }
      Awaitility.await()
          .ignoreExceptions()
          .until(
              () -> {
                try (Client next = Client.tls(server.address("echo"), server.clientContext())) {
                  return next.line().equals("hello");
                }
              });
    }
    assertThat(listener.opened).hasValueLessThan(30);
  }
}
