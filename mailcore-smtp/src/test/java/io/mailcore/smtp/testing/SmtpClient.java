package io.mailcore.smtp.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client with a socket that sends whatever a test wants. Reads are bounded in time. */
public final class SmtpClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final InetSocketAddress server;
  private Socket socket;
  private InputStream in;

  private SmtpClient(InetSocketAddress server, Socket socket) {
    this.server = server;
    use(socket);
  }

  private void use(Socket changed) {
    try {
      socket = changed;
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects, and doesn't read the greeting. */
  public static SmtpClient connect(InetSocketAddress server) {
    try {
      return new SmtpClient(server, new Socket(server.getAddress(), server.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects with TLS from the first octet on. */
  public static SmtpClient connectTls(InetSocketAddress server, SSLContext tls) {
    SmtpClient client = connect(server);
    client.startTls(tls);
    return client;
  }

  /** Begins TLS on this connection. */
  public void startTls(SSLContext tls) {
    try {
      SSLSocket secure =
          (SSLSocket)
              tls.getSocketFactory().createSocket(socket, "localhost", server.getPort(), true);
      secure.startHandshake();
      use(secure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends text, one octet a character. */
  public SmtpClient send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends octets. */
  public SmtpClient send(byte[] octets) {
    try {
      socket.getOutputStream().write(octets);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a reply of one or more lines, without the last line's end. */
  public String reply() {
    StringBuilder reply = new StringBuilder();
    String line = line();
    while (line.length() > 3 && line.charAt(3) == '-') {
      reply.append(line).append("\r\n");
      line = line();
    }
    return reply.append(line).toString();
  }

  private String line() {
    try {
      StringBuilder line = new StringBuilder();
      int octet = in.read();
      while (octet >= 0 && octet != '\n') {
        if (octet != '\r') {
          line.append((char) octet);
        }
        octet = in.read();
      }
      return line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a line and reads the reply. */
  public String ask(String line) {
    return send(line + "\r\n").reply();
  }

  /** Whether the server has closed the connection; waits for it. */
  public boolean isAtEnd() {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes without a word. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
