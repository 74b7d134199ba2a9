package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ServerContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setting that can't work fails in {@code start()} with a sentence that says what to do. */
class StartErrorsTest {

  private static void fails(MailServer.Builder builder, String... words) {
    assertThatThrownBy(builder::start)
        .isInstanceOf(ServerStartException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void saysWhatIsMissing() {
    fails(
        MailServer.builder().domain("example.test").listener(new EchoListener("echo")),
        "no users: give MailServer.builder().users(...)");
    fails(
        MailServer.builder().users(new TestServers.Users()).listener(new EchoListener("echo")),
        "no domain",
        "domain(");
    fails(TestServers.builder(), "no listener", "listener(");
    fails(
        MailServer.builder()
            .users(new TestServers.Users())
            .domain("example.test")
            .listener(new EchoListener("echo")),
        "no store",
        "mailcore-store");
  }

  @Test
  void saysThatOldMailCantBeRemovedFromAStoreThatDoesNotListItsAccounts() {
    EchoListener listener = new EchoListener("echo");
    fails(
        TestServers.builder()
            .listener(listener)
            .retention(RetentionPolicy.of(RetentionRule.everyMailbox().withMaxMessages(10))),
        "retention: ",
        TestServers.Store.class.getName(),
        "AccountListing",
        "retention(...)");
    assertThat(listener.opened).hasValue(0);
  }

  @Test
  void namesThePortThatIsInUse() throws Exception {
    TestServers.Store store = new TestServers.Store();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EchoListener first = new EchoListener("first");
      fails(
          TestServers.builder()
              .store(store)
              .listener(first)
              .listener(
                  new EchoListener("second").with(ListenerSettings.ofPort(taken.getLocalPort()))),
          "listener second",
          "" + taken.getLocalPort(),
          "in use",
          "another port");
      assertThat(first.opened).hasValue(0);
    }
    assertThat(store.closed).hasValue(0);
    // A thread is listed for a moment after its last instruction.
    Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("mailcore-")));
  }

  @Test
  void namesTheHostThatHasNoAddress() {
    fails(
        TestServers.builder()
            .listener(
                new EchoListener("echo")
                    .with(ListenerSettings.ofPort(0).withHost("no-such-host.invalid"))),
        "listener echo",
        "no-such-host.invalid",
        "no address");
    fails(
        TestServers.builder()
            .listener(
                new EchoListener("echo").with(ListenerSettings.ofPort(0).withHost("192.0.2.77"))),
        "192.0.2.77",
        "no address of this machine");
  }

  @Test
  void refusesTwoListenersOfOneName() {
    fails(
        TestServers.builder().listener(new EchoListener("a")).listener(new EchoListener("a")),
        "two listeners are called a");
  }

  @Test
  void refusesImplicitTlsWithoutACertificate() {
    fails(
        TestServers.builder()
            .listener(
                new EchoListener("echos").with(ListenerSettings.ofPort(0).withImplicitTls(true))),
        "listener echos",
        "no certificate",
        "tls(");
  }

  @Test
  void passesOnWhatAListenerSays() {
    ProtocolListener listener =
        new ProtocolListener() {
          @Override
          public String name() {
            return "odd";
          }

          @Override
          public ListenerSettings settings() {
            return ListenerSettings.ofPort(0);
          }

          @Override
          public Protocol protocol(ServerContext server) {
            throw new IllegalStateException("give it a moon");
          }
        };
    fails(TestServers.builder().listener(listener), "listener odd: give it a moon");
  }

  @Test
  void saysWhatIsWrongWithCertificatesAndKeys(@TempDir Path directory) throws Exception {
    Path none = directory.resolve("none.pem");
    Path text = Files.writeString(directory.resolve("text.pem"), "hello\n");
    fails(withTls(TlsSettings.pem(none, none)), "listener echo", "none.pem", "isn't there");
    fails(withTls(TlsSettings.pem(text, text)), "text.pem");
    fails(withTls(TlsSettings.pkcs12(text, "x".toCharArray())), "text.pem", "PKCS#12");
  }

  private static MailServer.Builder withTls(TlsSettings tls) {
    return TestServers.builder().tls(tls).listener(new EchoListener("echo"));
  }

  @Test
  void closesWhatWasSharedWhenItFails() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    ProtocolListener sharing =
        new ProtocolListener() {
          @Override
          public String name() {
            return "sharing";
          }

          @Override
          public ListenerSettings settings() {
            return ListenerSettings.ofPort(0).withHost("192.0.2.77");
          }

          @Override
          public Protocol protocol(ServerContext server) {
            server.shared(AutoCloseable.class, () -> closed::incrementAndGet);
            return connection -> {
              throw new UnsupportedOperationException();
            };
          }
        };
    fails(TestServers.builder().listener(sharing), "192.0.2.77");
    assertThat(closed).hasValue(1);
  }
}
