package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS from the first byte on (RFC 8314): versions, suites, ALPN, renegotiation (S-60, S-62). */
class ImplicitTlsTest {

  private final EchoListener listener =
      new EchoListener("echos").with(ListenerSettings.ofPort(0).withImplicitTls(true));
  private MailServer server;

  @BeforeEach
  void start() {
    server =
        TestServers.builder()
            .tls(TlsSettings.selfSigned("mail.example.test", "192.0.2.1"))
            .listener(listener)
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(listener.onEventLoop).hasValue(0);
  }

  /** Enabled here, so that it is the server that refuses. */
  private SSLSocket socket() throws IOException {
    SSLContext context = server.clientContext();
    Socket plain = new Socket("127.0.0.1", server.address("echos").getPort());
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    socket.setSoTimeout(10_000);
    return socket;
  }

  @Test
  void greetsInsideTls() throws Exception {
    try (Client client = Client.tls(server.address("echos"), server.clientContext())) {
      assertThat(client.line()).isEqualTo("hello");
      assertThat(client.send("x\r\n").line()).isEqualTo("= x");
      assertThat(listener.sessions.peek().connection.context().tls())
          .hasValueSatisfying(
              facts -> {
                assertThat(facts.protocol()).isEqualTo("TLSv1.3");
                assertThat(facts.peerCertificates()).isEmpty();
              });
    }
  }

  @Test
  void showsACertificateForTheNamesAClientMayUse() throws Exception {
    try (SSLSocket socket = socket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      assertThat(leaf.getSubjectAlternativeNames().stream().map(name -> name.get(1).toString()))
          .containsExactly(
              "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "mail.example.test", "192.0.2.1");
      leaf.checkValidity();
      leaf.verify(server.certificates().get(0).getPublicKey());
    }
  }

  @Test
  void speaksTls12() throws Exception {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
      assertThat(socket.getSession().getCipherSuite()).contains("ECDHE").doesNotContain("CBC");
    }
  }

  static Stream<String> weakSuites() throws Exception {
    return Arrays.stream(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
        .filter(
            suite -> suite.contains("_CBC_") || suite.contains("_anon_") || suite.contains("NULL"));
  }

  @ParameterizedTest
  @MethodSource("weakSuites")
  void refusesSuitesWithoutForwardSecrecyOrAead(String suite) throws Exception {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {suite});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
      assertThat(listener.opened).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/1.1", "h2", "xmpp-client"})
  void refusesClientsOfAnotherService(String protocol) throws Exception {
    try (SSLSocket socket = socket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {protocol});
      socket.setSSLParameters(parameters);
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                // In TLS 1.3 the client may have finished before it hears of the alert.
                socket.getInputStream().read();
              })
          .hasMessageContaining("no_application_protocol");
      assertThat(listener.opened).hasValue(0);
    }
  }

  @Test
  void takesAClientThatNamesTheProtocol() throws Exception {
    try (SSLSocket socket = socket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "echo"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getApplicationProtocol()).isEqualTo("echo");
      assertThat(socket.getInputStream().read()).isEqualTo('h');
    }
  }

  @Test
  void refusesToRenegotiate() throws Exception {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.startHandshake();
      assertThat(socket.getInputStream().read()).isEqualTo('h');
      assertThat(socket.getInputStream().readNBytes(6)).hasSize(6);
      // A server that takes part in a second handshake leaves the client waiting for data.
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                if (socket.getInputStream().read() < 0) {
                  throw new EOFException();
                }
              })
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
      Awaitility.await().untilAtomic(listener.closed, is(1));
    }
  }

  @Test
  void closesOnBytesThatAreNoTls() throws Exception {
    try (Client client = new Client(server.address("echos"))) {
      client.send("EHLO x\r\n");
      client.rest();
      assertThat(listener.opened).hasValue(0);
    }
  }
}
