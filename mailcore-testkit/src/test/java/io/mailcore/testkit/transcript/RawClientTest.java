package io.mailcore.testkit.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RawClientTest {

  private ServerSocket listener;
  private RawClient client;
  private Socket peer;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    client =
        RawClient.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
    peer = listener.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    peer.close();
    listener.close();
  }

  private void serve(String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsAnswersOfTheThreeProtocols() throws IOException {
    serve("250-a\r\n250-b\r\n250 c\r\n* x\r\na OK y\r\n+OK\r\n..\r\nz\r\n.\r\nabc");
    assertThat(client.readReply()).containsExactly("250-a", "250-b", "250 c");
    assertThat(client.readUntilTagged("a")).containsExactly("* x", "a OK y");
    assertThat(client.readLine()).isEqualTo("+OK");
    assertThat(client.readUntilDot()).containsExactly(".", "z");
    assertThat(client.readOctets(3)).containsExactly('a', 'b', 'c');
  }

  @Test
  void tellsLinesThatEndWrongly() throws IOException {
    serve("a\nb");
    assertThatThrownBy(client::readLine).hasMessageContaining("LF alone");
    peer.close();
    assertThatThrownBy(client::readLine)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("within the line \"b\"");
  }

  @Test
  void stopsAtTheDeadline() throws IOException {
    serve("half a line");
    client.timeout(Duration.ofMillis(100));
    assertThatThrownBy(client::readLine)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing more")
        .hasMessageContaining("half a line");
    assertThatThrownBy(client::readToEnd).hasMessageContaining("nothing more");
  }

  @Test
  void sendsNonsenseAsItIs() throws IOException {
    client.send(new byte[] {0, (byte) 0xFF}).send("\r\u00e9");
    assertThat(peer.getInputStream().readNBytes(5)).containsExactly(0, 0xFF, '\r', 0xC3, 0xA9);
  }

  @Test
  void breaksTheConnection() throws IOException {
    client.reset();
    assertThatThrownBy(
            () -> {
              if (peer.getInputStream().read() < 0) {
                throw new AssertionError("an orderly end");
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void readsToTheEnd() throws IOException {
    serve("rest");
    peer.close();
    assertThat(client.readToEnd()).isEqualTo("rest");
  }
}
