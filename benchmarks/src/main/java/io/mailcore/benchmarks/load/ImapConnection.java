package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.benchmarks.peer.PeerSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP connection that is logged in, with one command at a time. It looks at no more of an
 * answer than where its lines and literals end, so that the client takes little time. Used by the
 * thread of its {@link Reactor}.
 */
public final class ImapConnection implements Conversation {

  /** How many responses of a command a session is told: those of SELECT, but not of FETCH. */
  static final int FEW = 20;

  private final int account;
  private final int told;
  private final Consumer<String> untagged;
  private Done done;
  private @Nullable Link link;
  private boolean greeted;

  /** The first octet of the response at hand; 0 before it. */
  private byte kind;

  private long literalLeft;
  private long responses;

  /** What follows when the server has answered. */
  @FunctionalInterface
  public interface Done {

    /** The server has done it, or waits for more. */
    void answered(ImapConnection connection) throws IOException;
  }

  private ImapConnection(int account, int told, Consumer<String> untagged, Done done) {
    this.account = account;
    this.told = told;
    this.untagged = untagged;
    this.done = done;
  }

  /** Connects and logs in. */
  public static ImapConnection open(Reactor reactor, int port, int account, Done ready)
      throws IOException {
    return open(reactor, port, account, 0, line -> {}, ready);
  }

  /** The same with somebody who is told the first untagged responses to each command. */
  static ImapConnection open(
      Reactor reactor, int port, int account, int told, Consumer<String> untagged, Done ready)
      throws IOException {
    ImapConnection connection = new ImapConnection(account, told, untagged, ready);
    connection.link = reactor.connect(port, connection);
    return connection;
  }

  /** Sends a command, or what belongs to one when the server waits for that. */
  public void command(String command, Done then) throws IOException {
    done = then;
    responses = 0;
    link().command(command.equals("DONE") ? command : "t " + command);
  }

  /** Appends a message, without waiting for the server's consent (RFC 7888). */
  public void append(String mailbox, byte[] message, Done then) throws IOException {
    done = then;
    link()
        .send(
            octets("t APPEND " + mailbox + " {" + message.length + "+}\r\n"),
            ByteBuffer.wrap(message),
            octets("\r\n"));
  }

  /** How many untagged responses came since the command was sent. */
  public long responses() {
    return responses;
  }

  private Link link() {
    if (link == null) {
      throw new IllegalStateException("not connected");
    }
    return link;
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  @Override
  public void received(Link from, ByteBuffer in) throws IOException {
    while (in.hasRemaining()) {
      int skipped = (int) Math.min(literalLeft, in.remaining());
      in.position(in.position() + skipped);
      literalLeft -= skipped;
      int end = lineEnd(in);
      if (end < 0) {
        return;
      }
      line(in, end);
      in.position(end + 1);
    }
  }

  private static int lineEnd(ByteBuffer in) {
    for (int at = in.position(); at < in.limit(); at++) {
      if (in.get(at) == '\n') {
        return at;
      }
    }
    return -1;
  }

  private void line(ByteBuffer in, int end) throws IOException {
    int start = in.position();
    if (kind == 0) {
      kind = in.get(start);
    }
    int last = end - 2;
    if (last > start && in.get(last) == '}') {
      literalLeft = literal(in, last);
      return;
    }
    byte ended = kind;
    kind = 0;
    if (ended == '*') {
      responses++;
      untagged(in, start, end);
    } else {
      answered(ended, text(in, start, end));
    }
  }

  private static long literal(ByteBuffer in, int close) {
    long size = 0;
    long unit = 1;
    for (int at = close - 1; in.get(at) != '{'; at--) {
      size += unit * (in.get(at) - '0');
      unit *= 10;
    }
    return size;
  }

  private void untagged(ByteBuffer in, int start, int end) throws IOException {
    if (!greeted) {
      greeted = true;
      String login = PeerSettings.address(account) + " " + PeerSettings.PASSWORD;
      link().command("t LOGIN " + login);
    } else if (responses <= told) {
      untagged.accept(text(in, start, end));
    }
  }

  private void answered(byte first, String line) throws IOException {
    if (first != '+' && !line.startsWith("t OK")) {
      throw new IOException(line);
    }
    done.answered(this);
  }

  private static String text(ByteBuffer in, int start, int end) {
    byte[] octets = new byte[end - start];
    in.get(start, octets);
    return new String(octets, ISO_8859_1).trim();
  }
}
