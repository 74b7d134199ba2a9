package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.ConnectionTimeouts;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.MemoryUserDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** POP3 over real sockets. */
@Timeout(60)
class Pop3ServerTest {

  private static final String MESSAGE = "Subject: x\r\n\r\n" + ".line of a body\r\n".repeat(20_000);

  private final MemoryMailStore store = MemoryMailStore.create();
  private final Pop3Fixture fixture = new Pop3Fixture(store).with(MESSAGE, "a: b\r\n\r\n");
  private MailServer server;

  @BeforeEach
  void start() {
    MemoryUserDirectory users = MemoryUserDirectory.create();
    users.add("ann", "secret", "ann@example.test");
    server =
        MailServer.builder()
            .domain("example.test")
            .users(users)
            .store(store)
            .tls(TlsSettings.selfSigned())
            .allowPlaintextAuth(true)
            .listener(Pop3Listener.onPort(0))
            .listener(Pop3Listener.implicitTls().port(0))
            .listener(
                Pop3Listener.onPort(0)
                    .named("hasty")
                    .timeouts(
                        ConnectionTimeouts.DEFAULT
                            .withLogin(Duration.ofSeconds(20))
                            .withCommand(Duration.ofMillis(300))))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private Client connect(String listener) throws IOException {
    InetSocketAddress address = server.address(listener);
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(20_000);
    return new Client(socket);
  }

  private static final class Client implements AutoCloseable {

    private Socket socket;

    Client(Socket socket) {
      this.socket = socket;
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        line.write(octet);
        if (octet == '\n') {
          break;
        }
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }

    String list() throws IOException {
      StringBuilder text = new StringBuilder();
      String line = line();
      while (!line.equals(".\r\n") && !line.isEmpty()) {
        text.append(line);
        line = line();
      }
      return text.toString();
    }

    void logIn() throws IOException {
      send("USER ann\r\nPASS secret\r\n");
      assertThat(line()).isEqualTo("+OK send PASS\r\n");
      assertThat(line()).startsWith("+OK 2 messages");
    }

    void startTls(MailServer server) throws IOException {
      SSLSocket tls =
          (SSLSocket)
              server.clientContext().getSocketFactory().createSocket(socket, "localhost", 0, true);
      tls.startHandshake();
      socket = tls;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void servesAMaildropOverStls() throws IOException {
    try (Client client = connect("pop3")) {
      assertThat(client.line()).isEqualTo("+OK example.test POP3 ready\r\n");
      client.send("STLS\r\n");
      assertThat(client.line()).isEqualTo("+OK begin TLS\r\n");
      client.startTls(server);
      client.logIn();
      client.send("RETR 1\r\nUIDL 2\r\nDELE 2\r\nQUIT\r\n");
      assertThat(client.line()).isEqualTo("+OK " + MESSAGE.length() + " octets\r\n");
      assertThat(client.list()).isEqualTo(MESSAGE.replace("\n.", "\n.."));
      assertThat(client.line()).isEqualTo("+OK 2 " + fixture.uidValidity() + ".2\r\n");
      assertThat(client.line()).isEqualTo("+OK message 2 deleted\r\n");
      assertThat(client.line()).isEqualTo("+OK bye\r\n");
      assertThat(client.line()).isEmpty();
    }
    assertThat(fixture.stored()).isEqualTo(1);
  }

  @Test
  void servesTlsFromTheFirstByte() throws IOException {
    try (Client client = connect("pop3s")) {
      client.startTls(server);
      assertThat(client.line()).startsWith("+OK ");
      client.send("CAPA\r\n");
      assertThat(client.list()).contains("USER\r\n", "SASL PLAIN").doesNotContain("STLS");
      client.send("AUTH PLAIN AGFubgBzZWNyZXQ=\r\nSTAT\r\n");
      assertThat(client.line()).startsWith("+OK 2 messages");
      assertThat(client.line()).startsWith("+OK 2 ");
    }
  }

  @Test
  void freesTheMaildropWhenTheConnectionIsLost() throws IOException {
    try (Client first = connect("pop3");
        Client second = connect("pop3")) {
      first.line();
      first.logIn();
      second.line();
      second.send("USER ann\r\nPASS secret\r\n");
      second.line();
      assertThat(second.line()).startsWith("-ERR [IN-USE]");
      first.send("DELE 1\r\n");
      first.line();
    }
    Awaitility.await()
        .untilAsserted(
            () -> {
              try (Client third = connect("pop3")) {
                third.line();
                third.logIn();
              }
            });
    assertThat(fixture.stored()).isEqualTo(2);
  }

  @Test
  void dropsAClientThatSendsBehindStls() throws IOException {
    try (Client client = connect("pop3")) {
      client.line();
      client.send("STLS\r\nNOOP\r\n");
      assertThat(client.line()).isEqualTo("-ERR nothing may follow STLS\r\n");
      assertThat(client.line()).isEmpty();
    }
  }

  @Test
  void endsAnIdleSessionWithoutAWord() throws IOException {
    try (Client client = connect("hasty")) {
      client.line();
      client.logIn();
      client.send("DELE 1\r\n");
      assertThat(client.line()).startsWith("+OK ");
      assertThat(client.line()).as("RFC 1939, section 3").isEmpty();
    }
    assertThat(fixture.stored()).isEqualTo(2);
  }

  @Test
  void saysGoodByeWhenTheServerStops() throws IOException {
    try (Client client = connect("pop3")) {
      client.line();
      client.logIn();
      client.send("DELE 1\r\n");
      client.line();
      server.close();
      assertThat(client.line()).startsWith("-ERR [SYS/TEMP] ");
    }
    assertThat(fixture.stored()).isEqualTo(2);
  }
}
