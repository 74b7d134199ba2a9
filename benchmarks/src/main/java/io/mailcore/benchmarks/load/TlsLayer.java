package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Deque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The client's side of TLS, which trusts whatever certificate it is shown. */
final class TlsLayer {

  private static final SSLContext CONTEXT = context();
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine = CONTEXT.createSSLEngine();
  private ByteBuffer undecided;
  private final ByteBuffer clear;
  private final ByteBuffer records;
  private boolean open;

  TlsLayer(SocketChannel channel) throws SSLException {
    this.channel = channel;
    engine.setUseClientMode(true);
    int record = engine.getSession().getPacketBufferSize();
    undecided = ByteBuffer.allocate(8 * record).limit(0);
    records = ByteBuffer.allocate(record).limit(0);
    clear = ByteBuffer.allocate(2 * engine.getSession().getApplicationBufferSize());
    engine.beginHandshake();
  }

  /** Whether the handshake is done. */
  boolean isOpen() {
    return open;
  }

  /**
   * Takes octets from the wire, and gives what is readable now; to be called until that is nothing.
   */
  ByteBuffer unwrap(ByteBuffer octets) throws IOException {
    take(octets);
    clear.clear();
    boolean more = true;
    while (more && clear.position() == 0) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else if (status == HandshakeStatus.NEED_WRAP) {
        more = writeRecords() && wrap(NOTHING) && writeRecords();
      } else {
        SSLEngineResult result = engine.unwrap(undecided, clear);
        note(result);
        more = result.getStatus() == Status.OK && result.bytesConsumed() > 0;
      }
    }
    return clear.flip();
  }

  /** Sends what is there; says whether all has gone. */
  boolean write(Deque<ByteBuffer> outgoing) throws IOException {
    while (writeRecords()) {
      if (!open || outgoing.isEmpty() || !wrap(outgoing.element())) {
        return true;
      }
      if (!outgoing.element().hasRemaining()) {
        outgoing.remove();
      }
    }
    return false;
  }

  private void take(ByteBuffer octets) {
    if (octets.hasRemaining()) {
      undecided.compact();
      if (undecided.remaining() < octets.remaining()) {
        ByteBuffer larger = ByteBuffer.allocate(2 * (undecided.position() + octets.remaining()));
        undecided = larger.put(undecided.flip());
      }
      undecided.put(octets).flip();
    }
  }

  private boolean wrap(ByteBuffer source) throws SSLException {
    SSLEngineResult result = engine.wrap(source, records.clear());
    records.flip();
    note(result);
    return result.getStatus() == Status.OK;
  }

  private void note(SSLEngineResult result) {
    if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
      open = true;
    }
  }

  private boolean writeRecords() throws IOException {
    int gone = 1;
    while (records.hasRemaining() && gone > 0) {
      gone = channel.write(records);
    }
    return !records.hasRemaining();
  }

  private static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trusts everybody: these are servers of our own. */
  private static final class Trusting implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
