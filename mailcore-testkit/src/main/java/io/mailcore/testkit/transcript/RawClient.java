package io.mailcore.testkit.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A client that sends whatever bytes it is told to, in the pieces that it is told, and reads what
 * comes. Every read ends at a deadline. Octets are characters of ISO 8859-1 in the strings that are
 * read; strings that are sent are UTF-8. Used by one thread at a time.
 */
public final class RawClient implements AutoCloseable {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_LINE = 1 << 20;

  private Socket socket;
  private InputStream in;
  private Duration timeout = DEFAULT_TIMEOUT;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects. */
  public static RawClient connect(InetSocketAddress address) throws IOException {
    return new RawClient(open(address));
  }

  /** Connects, with TLS from the first byte; the server's certificate must be right. */
  public static RawClient connectTls(InetSocketAddress address, SSLContext trust)
      throws IOException {
    RawClient client = connect(address);
    try {
      client.startTls(trust);
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private static Socket open(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      InetAddress host = address.getAddress();
      InetSocketAddress reachable =
          host.isAnyLocalAddress()
              ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
              : address;
      socket.connect(reachable, (int) DEFAULT_TIMEOUT.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** With another time for each read; 10 seconds by default. */
  public RawClient timeout(Duration changed) {
    timeout = requireNonNull(changed, "changed");
    return this;
  }

  /** Does the handshake of TLS on this connection; bytes that came before it are an error. */
  public void startTls(SSLContext trust) throws IOException {
    if (in.available() > 0) {
      throw new IOException("bytes came in clear before the handshake");
    }
    String host = socket.getInetAddress().getHostAddress();
    SSLSocket tls =
        (SSLSocket) trust.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.setSoTimeout((int) timeout.toMillis());
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
  }

  /** Sends text as it is, in UTF-8. */
  public RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are, in one write. */
  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends text and CRLF. */
  public RawClient sendLine(String text) throws IOException {
    return send(text + "\r\n");
  }

  /** Sends a line and reads one. */
  public String ask(String line) throws IOException {
    return sendLine(line).readLine();
  }

  /**
   * The next line, without its CRLF.
   *
   * @throws EOFException if the server has closed
   * @throws IOException if the deadline has come, or the line ends with LF alone
   */
  public String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + timeout.toNanos();
    int before = -1;
    while (true) {
      int octet = read(deadline, line);
      if (octet < 0) {
        throw new EOFException(
            line.size() == 0 ? "closed" : "closed within the line \"" + text(line) + "\"");
      }
      if (octet == '\n') {
        if (before != '\r') {
          throw new IOException("line ends with LF alone: \"" + text(line) + "\"");
        }
        String whole = text(line);
        return whole.substring(0, whole.length() - 1);
      }
      line.write(octet);
      before = octet;
      if (line.size() > MAX_LINE) {
        throw new IOException("line longer than " + MAX_LINE + " octets");
      }
    }
  }

  /** Lines up to and including the first that {@code last} accepts. */
  public List<String> readLinesUntil(Predicate<String> last) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      lines.add(readLine());
    } while (!last.test(lines.get(lines.size() - 1)));
    return lines;
  }

  /** An answer of SMTP: its lines up to the one whose code is followed by no hyphen. */
  public List<String> readReply() throws IOException {
    return readLinesUntil(line -> line.length() < 4 || line.charAt(3) != '-');
  }

  /** Lines up to the tagged one of IMAP, which is the last. */
  public List<String> readUntilTagged(String tag) throws IOException {
    return readLinesUntil(line -> line.startsWith(tag + " "));
  }

  /** Lines up to {@code .} of POP3, which isn't among them; doubled dots are single. */
  public List<String> readUntilDot() throws IOException {
    List<String> lines = readLinesUntil(line -> line.equals("."));
    return lines.subList(0, lines.size() - 1).stream()
        .map(line -> line.startsWith(".") ? line.substring(1) : line)
        .toList();
  }

  /** This many octets. */
  public byte[] readOctets(int count) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + timeout.toNanos();
    while (octets.size() < count) {
      int octet = read(deadline, octets);
      if (octet < 0) {
        throw new EOFException("closed after " + octets.size() + " of " + count + " octets");
      }
      octets.write(octet);
    }
    return octets.toByteArray();
  }

  /** All that comes until the server closes, orderly or not. */
  public String readToEnd() throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + timeout.toNanos();
    for (int octet = read(deadline, octets); octet >= 0; octet = read(deadline, octets)) {
      octets.write(octet);
    }
    return text(octets);
  }

  private int read(long deadline, ByteArrayOutputStream soFar) throws IOException {
    if (in.available() == 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IOException("nothing more within " + timeout + " behind \"" + text(soFar) + "\"");
      }
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left));
    }
    try {
      return in.read();
    } catch (java.net.SocketTimeoutException e) {
      throw new IOException(
          "nothing more within " + timeout + " behind \"" + text(soFar) + "\"", e);
    } catch (SocketException | SSLException e) {
      // Reset, or closed without a farewell of TLS.
      return -1;
    }
  }

  private static String text(ByteArrayOutputStream octets) {
    return octets.toString(ISO_8859_1);
  }

  /** Whether TLS is in force. */
  public boolean hasTls() {
    return socket instanceof SSLSocket;
  }

  /** Closes the connection; what the server still sends is lost. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Breaks the connection: the server sees a reset, not an end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
