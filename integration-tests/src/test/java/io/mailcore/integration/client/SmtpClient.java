package io.mailcore.integration.client;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An SMTP client that says what it is told to. Not for use by several threads. */
public final class SmtpClient implements AutoCloseable {

  /** A reply: its code and the text of each line. */
  public record Reply(int code, List<String> lines) {

    /** The text of the last line. */
    public String text() {
      return lines.get(lines.size() - 1);
    }

    /** Whether it says yes. */
    public boolean isPositive() {
      return code / 100 == 2;
    }
  }

  private final Wire wire;

  /** Speaks over {@code wire}; the greeting hasn't been read yet. */
  public SmtpClient(Wire wire) {
    this.wire = wire;
  }

  /** Connects, reads the greeting and says EHLO. */
  public static SmtpClient connect(int port) {
    SmtpClient client = new SmtpClient(Wire.connect(port));
    client.reply();
    client.expect("EHLO client.test", 250);
    return client;
  }

  /** The connection. */
  public Wire wire() {
    return wire;
  }

  /** Reads a reply. */
  public Reply reply() {
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = wire.line();
      if (line.length() < 3) {
        throw new AssertionError("no reply: " + line);
      }
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return new Reply(Integer.parseInt(line.substring(0, 3)), List.copyOf(lines));
      }
    }
  }

  /** Sends a command line and reads the reply. */
  public Reply command(String line) {
    wire.send(line + "\r\n");
    return reply();
  }

  /** Sends a command line and checks the code of the reply. */
  public Reply expect(String line, int code) {
    Reply reply = command(line);
    if (reply.code() != code) {
      throw new AssertionError(line + " -> " + reply + " (expected: " + code + ")");
    }
    return reply;
  }

  /** Logs in by AUTH PLAIN. */
  public void login(String user, String password) {
    String plain = "\0" + user + "\0" + password;
    String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    expect("AUTH PLAIN " + encoded, 235);
  }

  /**
   * Sends a message for one recipient.
   *
   * @param message with CR LF at the end of each line
   * @return the reply to its end
   */
  public Reply deliver(String sender, String recipient, byte[] message) {
    expect("MAIL FROM:<" + sender + "> BODY=8BITMIME", 250);
    expect("RCPT TO:<" + recipient + ">", 250);
    expect("DATA", 354);
    wire.send(stuffed(message));
    return reply();
  }

  /** Sends what {@code body} writes as a message, dots stuffed, without holding it. */
  public Reply deliverStream(String sender, String recipient, MessageWriter body) {
    expect("MAIL FROM:<" + sender + ">", 250);
    expect("RCPT TO:<" + recipient + ">", 250);
    expect("DATA", 354);
    try {
      OutputStream out = new BufferedOutputStream(wire.output(), 256 * 1024);
      body.write(out);
      out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reply();
  }

  /** Writes a message whose lines begin with no dot. */
  @FunctionalInterface
  public interface MessageWriter {
    /** Writes all of it, the last line end too. */
    void write(OutputStream out) throws IOException;
  }

  /** A message as it follows DATA: dots doubled at the start of lines, then the end. */
  public static byte[] stuffed(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 64);
    boolean lineStart = true;
    for (byte octet : message) {
      if (lineStart && octet == '.') {
        out.write('.');
      }
      out.write(octet);
      lineStart = octet == '\n';
    }
    out.writeBytes((lineStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  @Override
  public void close() {
    wire.close();
  }
}
