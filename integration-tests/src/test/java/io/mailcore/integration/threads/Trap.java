package io.mailcore.integration.threads;

import io.mailcore.integration.process.TestServer;
import io.mailcore.model.MailAddress;
import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.ListenerSettings;
import io.mailcore.net.ProtocolListener;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A protocol that does on an event loop what is forbidden there: the words that refuse a connection
 * are asked for on one, and this one waits and looks a user up before it gives them.
 */
final class Trap implements ProtocolListener {

  @Override
  public String name() {
    return "trap";
  }

  @Override
  public ListenerSettings settings() {
    return ListenerSettings.ofPort(0).withLimits(ConnectionLimits.DEFAULT.withPerAddress(1));
  }

  @Override
  public Protocol protocol(ServerContext server) {
    return new Protocol() {
      @Override
      public ProtocolSession open(Connection connection) {
        return new Greeting(connection);
      }

      @Override
      public String refusal() {
        try {
          boolean released = new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
          server.users().findByAddress(MailAddress.of(TestServer.ANN));
          return "refused " + released;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return "interrupted";
        }
      }
    };
  }

  /** Says hello and then nothing. */
  private record Greeting(Connection connection) implements ProtocolSession {

    @Override
    public void opened() {
      connection.write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void received(ByteBuffer input) {
      input.position(input.limit());
    }

    @Override
    public void timedOut() {
      connection.close();
    }

    @Override
    public void stopping() {
      connection.close();
    }

    @Override
    public void closed() {}

    @Override
    public String summary() {
      return "";
    }
  }
}
