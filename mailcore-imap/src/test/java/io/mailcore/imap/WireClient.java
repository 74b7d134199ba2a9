package io.mailcore.imap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client over a socket that sends whatever a test wants and waits 10 seconds at most. */
final class WireClient implements AutoCloseable {

  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private WireClient(InetSocketAddress address) throws IOException {
    socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  static WireClient clear(InetSocketAddress address) throws IOException {
    return new WireClient(address);
  }

  static WireClient tls(InetSocketAddress address, SSLContext context) throws IOException {
    WireClient client = new WireClient(address);
    client.startTls(context);
    return client;
  }

  void startTls(SSLContext context) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    secure.setSoTimeout(10_000);
    secure.startHandshake();
    socket = secure;
    in = secure.getInputStream();
    out = secure.getOutputStream();
  }

  /** Compresses all from now on (RFC 4978). */
  void compress() throws IOException {
    out = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true);
    in = new InflaterInputStream(in, new Inflater(true));
  }

  WireClient send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return this;
  }

  /** The next line, without its end; empty at the end of the stream. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      if (b != '\r') {
        line.write(b);
      }
      b = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends a command, and gives all that comes up to its tagged line. */
  String command(String tag, String rest) throws IOException {
    send(tag + " " + rest + "\r\n");
    StringBuilder answer = new StringBuilder();
    String line;
    do {
      line = line();
      answer.append(line).append('\n');
    } while (!line.isEmpty() && !line.startsWith(tag + " "));
    return answer.toString();
  }

  /** All that comes until the server closes. */
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
