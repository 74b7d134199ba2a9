package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A protocol of lines for tests: every line is answered with {@code "= "} and itself, unless a test
 * has given its first word a meaning.
 */
final class EchoListener implements ProtocolListener {

  private final String name;
  private ListenerSettings settings = ListenerSettings.ofPort(0);
  private final Map<String, BiConsumer<Session, String>> commands = new HashMap<>();
  private String greeting = "hello\r\n";
  private String refusal = "full\r\n";

  final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger timedOut = new AtomicInteger();
  final AtomicInteger stopping = new AtomicInteger();
  final AtomicInteger onEventLoop = new AtomicInteger();

  EchoListener(String name) {
    this.name = name;
  }

  EchoListener with(ListenerSettings changed) {
    settings = changed;
    return this;
  }

  /** What a line that begins with {@code word} does instead of being echoed. */
  EchoListener on(String word, BiConsumer<Session, String> command) {
    commands.put(word, command);
    return this;
  }

  EchoListener greeting(String text) {
    greeting = text;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ListenerSettings settings() {
    return settings;
  }

  @Override
  public Protocol protocol(ServerContext server) {
    return new Protocol() {
      @Override
      public ProtocolSession open(Connection connection) {
        Session session = new Session(connection, server);
        sessions.add(session);
        return session;
      }

      @Override
      public String refusal() {
        return refusal;
      }

      @Override
      public Set<String> alpn() {
        return Set.of("echo");
      }
    };
  }

  final class Session implements ProtocolSession {

    final Connection connection;
    final ServerContext server;
    private final StringBuilder line = new StringBuilder();
    volatile ByteBuffer current = ByteBuffer.allocate(0);
    String user = "-";

    Session(Connection connection, ServerContext server) {
      this.connection = connection;
      this.server = server;
    }

    void say(String text) {
      connection.write((text + "\r\n").getBytes(US_ASCII));
    }

    private void check() {
      if (Thread.currentThread().getName().contains("-io-")) {
        onEventLoop.incrementAndGet();
      }
    }

    @Override
    public void opened() {
      check();
      opened.incrementAndGet();
      connection.write(greeting.getBytes(US_ASCII));
    }

    @Override
    public void received(ByteBuffer input) {
      check();
      current = input;
      while (input.hasRemaining() && !connection.isClosed()) {
        char c = (char) (input.get() & 0xFF);
        if (c == '\n') {
          String text = line.toString();
          line.setLength(0);
          if (run(text)) {
            return;
          }
        } else if (c != '\r') {
          line.append(c);
        }
      }
    }

    /** Whether the strand may be held now, so that the rest of the input has to wait. */
    private boolean run(String text) {
      String word = text.contains(" ") ? text.substring(0, text.indexOf(' ')) : text;
      BiConsumer<Session, String> command = commands.get(word);
      if (command == null) {
        say("= " + text);
        return false;
      }
      command.accept(this, text);
      return true;
    }

    @Override
    public void tlsStarted() {
      check();
      line.setLength(0);
      user = "-";
    }

    @Override
    public void timedOut() {
      check();
      timedOut.incrementAndGet();
      say("too slow");
      connection.close();
    }

    @Override
    public void stopping() {
      check();
      stopping.incrementAndGet();
      say("bye");
      connection.close();
    }

    @Override
    public void closed() {
      check();
      closed.incrementAndGet();
    }

    @Override
    public String summary() {
      return "user=" + user;
    }
  }
}
