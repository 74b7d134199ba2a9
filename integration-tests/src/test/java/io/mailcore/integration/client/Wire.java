package io.mailcore.integration.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A socket whose every read is bounded in time. Text is ISO-8859-1: one character for each octet.
 * Not for use by several threads.
 */
public final class Wire implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BUFFER = 64 * 1024;

  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.out = socket.getOutputStream();
  }

  /** Connects to a port of the loopback address. */
  public static Wire connect(int port) {
    try {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
      return new Wire(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects with TLS from the first octet on. */
  public static Wire connectTls(int port, SSLContext context) {
    Wire wire = connect(port);
    wire.startTls(context);
    return wire;
  }

  /** Waits for so long, instead of 30 seconds, for anything to come. */
  public Wire patience(Duration most) {
    try {
      socket.setSoTimeout((int) most.toMillis());
      return this;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does the handshake on the connection as it is. */
  public void startTls(SSLContext context) {
    try {
      SSLSocket secure =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
      secure.startHandshake();
      socket = secure;
      in = new BufferedInputStream(secure.getInputStream(), BUFFER);
      out = secure.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends text as it is. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends octets. */
  public void send(byte[] octets) {
    send(octets, 0, octets.length);
  }

  /** Sends some octets. */
  public void send(byte[] octets, int from, int length) {
    try {
      out.write(octets, from, length);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line, without its CR LF. A line that ends otherwise is an error. */
  public String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int octet = next(); ; octet = next()) {
        if (octet == '\r') {
          int after = next();
          if (after != '\n') {
            throw new IOException("CR without LF after: " + text(line));
          }
          return text(line);
        }
        if (octet == '\n') {
          throw new IOException("LF without CR after: " + text(line));
        }
        line.write(octet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage() + " after: " + text(line), e);
    }
  }

  private int next() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("closed by the server");
    }
    return octet;
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Exactly so many octets. */
  public byte[] exactly(int count) {
    try {
      byte[] octets = in.readNBytes(count);
      if (octets.length < count) {
        throw new EOFException("closed by the server, " + (count - octets.length) + " missing");
      }
      return octets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever comes until the server closes. */
  public byte[] toEnd() {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come, for those who read by themselves. */
  public InputStream input() {
    return in;
  }

  /** Where to write, for those who write much. */
  public OutputStream output() {
    return out;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
