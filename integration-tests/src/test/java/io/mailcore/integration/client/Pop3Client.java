package io.mailcore.integration.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A POP3 client that says what it is told to. Not for use by several threads. */
public final class Pop3Client implements AutoCloseable {

  private final Wire wire;

  /** Speaks over {@code wire}; the greeting hasn't been read yet. */
  public Pop3Client(Wire wire) {
    this.wire = wire;
  }

  /** Connects, reads the greeting and logs in. */
  public static Pop3Client login(int port, String user, String password) {
    Pop3Client client = new Pop3Client(Wire.connect(port));
    client.wire.line();
    client.expectOk("USER " + user);
    client.expectOk("PASS " + password);
    return client;
  }

  /** The connection. */
  public Wire wire() {
    return wire;
  }

  /** Sends a command and reads one line. */
  public String command(String line) {
    wire.send(line + "\r\n");
    return wire.line();
  }

  /** Sends a command that must be answered with +OK. */
  public String expectOk(String line) {
    String answer = command(line);
    if (!answer.startsWith("+OK")) {
      throw new AssertionError(line + " -> " + answer);
    }
    return answer;
  }

  /** Sends a command that is answered with lines, and gives them, dots unstuffed. */
  public List<String> lines(String command) {
    expectOk(command);
    return readLines();
  }

  /** The lines of an answer whose first line has been read, dots unstuffed. */
  public List<String> readLines() {
    List<String> lines = new ArrayList<>();
    for (String line = wire.line(); !line.equals("."); line = wire.line()) {
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return lines;
  }

  /** The octets of a message. */
  public byte[] retrieve(int number) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (String line : lines("RETR " + number)) {
      message.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return message.toByteArray();
  }

  @Override
  public void close() {
    wire.close();
  }
}
