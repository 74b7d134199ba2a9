package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A raw client: sends whatever bytes a test wants, waits 10 seconds at most for an answer. */
final class Client implements AutoCloseable {

  private Socket socket;
  private InputStream in;

  Client(InetSocketAddress address) throws IOException {
    this(new Socket(address.getAddress(), address.getPort()));
  }

  private Client(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  static Client tls(InetSocketAddress address, SSLContext context) throws IOException {
    Client client = new Client(new Socket(address.getAddress(), address.getPort()));
    client.startTls(context);
    return client;
  }

  SSLSocket startTls(SSLContext context) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    secure.setSoTimeout(10_000);
    socket = secure;
    secure.startHandshake();
    in = secure.getInputStream();
    return secure;
  }

  Socket socket() {
    return socket;
  }

  Client send(String text) throws IOException {
    return send(text.getBytes(US_ASCII));
  }

  Client send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** The next line, without its end; empty at the end of the stream. */
  String line() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      if (b != '\r') {
        out.write(b);
      }
      b = in.read();
    }
    return out.toString(US_ASCII);
  }

  /** All that comes until the server closes. */
  String rest() throws IOException {
    return new String(in.readAllBytes(), US_ASCII);
  }

  byte[] read(int length) throws IOException {
    return in.readNBytes(length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
