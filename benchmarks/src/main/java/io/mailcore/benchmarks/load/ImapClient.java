package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.benchmarks.peer.PeerSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** An IMAP connection that does one thing after another. Used by one thread. */
public final class ImapClient implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;
  private static final int SILENCE_MILLIS = 120_000;

  private final Socket socket;
  private final InputStream in;

  private ImapClient(int port, int bufferOctets) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SILENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), bufferOctets);
  }

  /** Connects and logs in. */
  public static ImapClient open(int port, int account) throws IOException {
    return open(port, account, BUFFER);
  }

  /** The same with a small buffer, where there are thousands. */
  public static ImapClient openSmall(int port, int account) throws IOException {
    return open(port, account, 512);
  }

  private static ImapClient open(int port, int account, int bufferOctets) throws IOException {
    ImapClient client = new ImapClient(port, bufferOctets);
    client.line();
    client.command("LOGIN " + PeerSettings.address(account) + " " + PeerSettings.PASSWORD);
    return client;
  }

  /** Sends a command and waits until it is done; returns how many octets of literals came. */
  public long command(String command) throws IOException {
    send(command);
    return untilTagged();
  }

  /** Sends a command that the server goes on with when it has said {@code +}. */
  public void begin(String command) throws IOException {
    send(command);
    String line = line();
    while (!line.startsWith("+")) {
      if (line.startsWith("t ")) {
        throw new IOException(command + ": " + line);
      }
      line = line();
    }
  }

  /** Puts a message into INBOX. */
  public void append(SmtpMessage message) throws IOException {
    begin("APPEND INBOX {" + message.size() + "}");
    for (ByteBuffer part : message.parts()) {
      socket.getOutputStream().write(part.array(), part.position(), part.remaining());
    }
    command("");
  }

  private void send(String command) throws IOException {
    String line = command.isEmpty() ? "\r\n" : "t " + command + "\r\n";
    socket.getOutputStream().write(line.getBytes(US_ASCII));
  }

  private long untilTagged() throws IOException {
    long octets = 0;
    String line = line();
    while (!line.startsWith("t ")) {
      int literal = line.endsWith("}") ? line.lastIndexOf('{') : -1;
      if (literal >= 0) {
        long size = Long.parseLong(line.substring(literal + 1, line.length() - 1));
        in.skipNBytes(size);
        octets += size;
      }
      line = line();
    }
    if (!line.startsWith("t OK")) {
      throw new IOException(line);
    }
    return octets;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = in.read();
    while (octet != '\n') {
      if (octet < 0) {
        throw new IOException("the server closed the connection");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
      octet = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
