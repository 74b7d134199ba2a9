package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients behind a proxy (S-52). */
class ProxyTest {

  private static final String HEADER = "PROXY TCP4 192.0.2.1 198.51.100.2 1234 25\r\n";

  private static EchoListener listener(String... proxies) {
    return new EchoListener("echo")
        .with(
            ListenerSettings.ofPort(0)
                .withProxies(proxies)
                .withLimits(ConnectionLimits.DEFAULT.withPerAddress(1)))
        .on(
            "WHO",
            (session, line) ->
                session.say(
                    session.connection.context().remoteAddress()
                        + " "
                        + session.connection.context().localAddress()));
  }

  @Test
  void takesTheClientsAddressFromTheHeader() throws Exception {
    try (MailServer server = TestServers.start(listener("127.0.0.0/8", "::1"));
        Client client = new Client(server.address("echo"))) {
      client.send(HEADER + "WHO\r\n");
      assertThat(client.line()).isEqualTo("hello");
      assertThat(client.line()).isEqualTo("/192.0.2.1:1234 /198.51.100.2:25");
      // The client counts, not the proxy.
      try (Client other = new Client(server.address("echo"));
          Client same = new Client(server.address("echo"))) {
        other.send("PROXY TCP4 192.0.2.2 198.51.100.2 1234 25\r\n");
        assertThat(other.line()).isEqualTo("hello");
        assertThat(same.send(HEADER).rest()).isEqualTo("full\r\n");
      }
    }
  }

  @Test
  void takesAHeaderByteForByte() throws Exception {
    try (MailServer server = TestServers.start(listener("127.0.0.1"));
        Client client = new Client(server.address("echo"))) {
      for (char c : (HEADER + "x\r\n").toCharArray()) {
        client.send("" + c);
      }
      assertThat(client.line()).isEqualTo("hello");
      assertThat(client.line()).isEqualTo("= x");
    }
  }

  @Test
  void startsTlsBehindTheHeader() throws Exception {
    EchoListener secure =
        new EchoListener("echo")
            .with(ListenerSettings.ofPort(0).withImplicitTls(true).withProxies("127.0.0.1"));
    try (MailServer server =
            TestServers.builder().tls(TlsSettings.selfSigned()).listener(secure).start();
        Client client = new Client(server.address("echo"))) {
      client.send(HEADER);
      client.startTls(server.clientContext());
      assertThat(client.line()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EHLO x\r\n", "PROXY TCP4 300.0.2.1 198.51.100.2 1234 25\r\n", "PROXY\r\n"})
  void closesWithoutAWordOnAnythingElse(String bytes) throws Exception {
    EchoListener listener = listener("127.0.0.1");
    try (MailServer server = TestServers.start(listener);
        Client client = new Client(server.address("echo"))) {
      client.send(bytes);
      client.socket().shutdownOutput();
      assertThat(client.rest()).isEmpty();
      assertThat(listener.opened).hasValue(0);
    }
  }

  @Test
  void trustsNobodyElse() throws Exception {
    EchoListener listener = listener("192.0.2.0/24");
    try (MailServer server = TestServers.start(listener);
        Client client = new Client(server.address("echo"))) {
      assertThat(client.line()).isEmpty();
      assertThat(listener.opened).hasValue(0);
    }
  }

  @Test
  void isALineLikeAnyOtherWhereThereIsNoProxy() throws Exception {
    try (MailServer server = TestServers.start(listener());
        Client client = new Client(server.address("echo"))) {
      client.send(HEADER + "WHO\r\n");
      client.line();
      assertThat(client.line()).startsWith("= PROXY");
      assertThat(client.line()).startsWith("/127.0.0.1:");
    }
  }

  @Test
  void refusesRangesThatAreNone() {
    assertThatThrownBy(() -> ListenerSettings.ofPort(0).withProxies("localhost"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
