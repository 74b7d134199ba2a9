package io.mailcore.net.netty;

import io.mailcore.model.TlsFacts;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection's end on its event loop: moves bytes, does TLS, stops reading and closes when a
 * bound is met. Calls no session. All of it runs on the event loop, but for the methods that say
 * otherwise.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);

  /** The largest write whose progress can't be seen. */
  private static final int SLICE = 32 * 1024;

  private static final long LINGER_MILLIS = 1000;
  private static final long LINGER_BYTES = 1024 * 1024;
  private static final long CLOSE_NOTIFY_MILLIS = 1000;

  private final Channel channel;
  private final ListenerPlan plan;
  private final NettyServer server;
  private final InboundQueue inbound = new InboundQueue();
  private final NettyConnection connection;

  /** What other threads have given to the event loop and it hasn't begun to do. */
  private final AtomicInteger handedOver = new AtomicInteger();

  private volatile boolean sessionDone;
  private volatile boolean channelDone;

  private @Nullable ChannelHandlerContext context;
  private @Nullable SslHandler tls;
  private @Nullable Consumer<Boolean> tlsOutcome;
  private boolean secured;
  private boolean begun;
  private boolean stopping;
  private boolean paused;
  private boolean inputOver;
  private boolean closing;
  private boolean allSent;
  private long discarded;
  private long unsent;
  private long progressAt;
  private @Nullable ScheduledFuture<?> stallLook;
  private @Nullable ScheduledFuture<?> lingerEnd;

  ConnectionHandler(Channel channel, ListenerPlan plan, NettyServer server, Ends ends) {
    this.channel = channel;
    this.plan = plan;
    this.server = server;
    this.connection = new NettyConnection(this, plan, server, ends);
  }

  // What Netty says.

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    if (plan.implicitTls()) {
      addTls();
    } else if (channel.isActive()) {
      begin();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (!plan.implicitTls()) {
      begin();
    }
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    connection.begin();
    if (stopping) {
      connection.stop();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (closing) {
        discarded += bytes.readableBytes();
        if (discarded > LINGER_BYTES) {
          closeNow(EndReason.SERVER);
        }
        return;
      }
      inbound.append(bytes);
    } finally {
      bytes.release();
    }
    if (inbound.isFull() && !paused) {
      paused = true;
      channel.config().setAutoRead(false);
    }
    connection.wake();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    SslHandler ssl = tls;
    // TLS 1.3 has no renegotiation; of 1.2's, one handshake a connection is enough (S-60).
    if (secured
        && ssl != null
        && ssl.engine().getSession().getProtocol().equals("TLSv1.2")
        && ssl.engine().getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
        && !ssl.engine().isInboundDone()
        && !ssl.engine().isOutboundDone()) {
      closeNow(EndReason.RENEGOTIATION);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      handshakeOver(handshake);
    } else if (event instanceof ChannelInputShutdownEvent
        || event == SslCloseCompletionEvent.SUCCESS) {
      inputOver = true;
      if (allSent || !begun || tlsOutcome != null) {
        closeNow(EndReason.CLIENT);
      } else {
        connection.inputEnded();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    connection.deadline().cancel();
    cancel(stallLook);
    cancel(lingerEnd);
    connection.gone(EndReason.CLIENT);
    channelDone = true;
    forgetIfDone();
  }

  private static void cancel(@Nullable ScheduledFuture<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("session={} connection failed", connection.id(), cause);
    closeNow(
        cause.getCause() instanceof SSLException && !secured
            ? EndReason.HANDSHAKE
            : EndReason.NETWORK);
  }

  // TLS.

  private void addTls() {
    SslHandler ssl = new SslHandler(plan.tls().orElseThrow().engine(plan.protocol().alpn()));
    ssl.setHandshakeTimeoutMillis(plan.bounds().handshake().toMillis());
    ssl.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
    tls = ssl;
    channel.pipeline().addFirst(new FirstRecord(() -> closeNow(EndReason.HANDSHAKE)), ssl);
  }

  /**
   * Stops reading, then looks for bytes that came before the handshake; if there are none, sends
   * {@code reply} and begins. Any thread may call.
   *
   * @param outcome whether TLS has started; not called if the connection is gone instead
   */
  void startTls(ByteBuf reply, Consumer<Boolean> outcome) {
    onLoop(
        () -> {
          ChannelHandlerContext below = context;
          if (below == null || !channel.isActive()) {
            return;
          }
          channel.config().setAutoRead(false);
          if (inbound.isEmpty() && !inputOver) {
            below.writeAndFlush(reply);
            tlsOutcome = outcome;
            // The reply is on its way in clear; whatever comes next belongs to the handshake.
            addTls();
          } else {
            outcome.accept(false);
          }
          channel.config().setAutoRead(!paused);
        });
  }

  private void handshakeOver(SslHandshakeCompletionEvent handshake) {
    SslHandler ssl = tls;
    if (!handshake.isSuccess() || ssl == null) {
      LOG.debug("session={} handshake failed", connection.id(), handshake.cause());
      closeNow(EndReason.HANDSHAKE);
      return;
    }
    if (secured) {
      return;
    }
    secured = true;
    connection.tlsFacts(facts(ssl.engine().getSession()));
    Consumer<Boolean> outcome = tlsOutcome;
    tlsOutcome = null;
    if (outcome != null) {
      outcome.accept(true);
    } else {
      begin();
    }
  }

  private static TlsFacts facts(SSLSession session) {
    List<X509Certificate> peer = new ArrayList<>();
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        peer.add((X509Certificate) certificate);
      }
    } catch (SSLPeerUnverifiedException none) {
      peer.clear();
    }
    return new TlsFacts(session.getProtocol(), session.getCipherSuite(), peer);
  }

  // Bytes out.

  /** Sends a batch in one flush. On the strand, whichever thread it has. */
  void send(List<ByteBuf> batch) {
    onLoop(() -> write(batch));
  }

  private void write(List<ByteBuf> batch) {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      return;
    }
    if (unsent == 0) {
      progressAt = System.nanoTime();
    }
    for (ByteBuf bytes : batch) {
      while (bytes.readableBytes() > SLICE) {
        write(ctx, bytes.readRetainedSlice(SLICE));
      }
      write(ctx, bytes);
    }
    ctx.flush();
    if (unsent > 0 && stallLook == null) {
      lookForStallIn(plan.bounds().write().toNanos());
    }
  }

  private void write(ChannelHandlerContext ctx, ByteBuf slice) {
    int length = slice.readableBytes();
    unsent += length;
    ctx.write(slice).addListener(new Sent(length));
  }

  /** Keeps the accounts when a slice has left, or never will. */
  private final class Sent implements ChannelFutureListener {

    private final int length;

    Sent(int length) {
      this.length = length;
    }

    @Override
    public void operationComplete(ChannelFuture written) {
      unsent -= length;
      boolean goOn = connection.out().left(length);
      if (!written.isSuccess()) {
        closeNow(EndReason.NETWORK);
        return;
      }
      progressAt = System.nanoTime();
      if (goOn) {
        connection.wake();
      }
      if (closing && unsent == 0) {
        sentAll();
      }
    }
  }

  private void lookForStallIn(long nanos) {
    stallLook =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  stallLook = null;
                  long left = plan.bounds().write().toNanos() - (System.nanoTime() - progressAt);
                  if (unsent > 0 && left <= 0) {
                    closeNow(EndReason.STALLED);
                  } else if (unsent > 0) {
                    lookForStallIn(left);
                  }
                },
                nanos,
                TimeUnit.NANOSECONDS);
  }

  // The end.

  /** Closes when everything that was sent before has left. Any thread may call. */
  void closeWhenSent() {
    onLoop(
        () -> {
          closing = true;
          if (unsent == 0) {
            sentAll();
          }
        });
  }

  private void sentAll() {
    if (allSent) {
      return;
    }
    allSent = true;
    connection.gone(EndReason.SERVER);
    if (stopping || inputOver || !channel.isActive()) {
      closeNow(EndReason.SERVER);
    } else {
      linger();
    }
  }

  /**
   * Says that no more comes, then waits for the client's end a moment: closing a socket on unread
   * bytes resets it, and the client would never see the last answer.
   */
  private void linger() {
    lingerEnd =
        channel
            .eventLoop()
            .schedule(() -> closeNow(EndReason.SERVER), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    channel.config().setAutoRead(true);
    SslHandler ssl = tls;
    if (ssl != null) {
      ssl.closeOutbound().addListener(notified -> shutDownOutput());
    } else {
      shutDownOutput();
    }
  }

  private void shutDownOutput() {
    if (channel instanceof DuplexChannel duplex) {
      duplex.shutdownOutput();
    }
  }

  private void closeNow(EndReason reason) {
    closing = true;
    connection.gone(reason);
    channel.close();
  }

  /** Closes whatever is under way. Any thread may call. */
  void abort() {
    onLoop(() -> closeNow(EndReason.STOPPED));
  }

  /** The server stops: no session, no waiting. Any thread may call. */
  void stop() {
    onLoop(
        () -> {
          stopping = true;
          if (!begun || allSent) {
            closeNow(EndReason.STOPPED);
          } else {
            connection.stop();
          }
        });
  }

  /** The session is over. Called on the strand. */
  void finished() {
    sessionDone = true;
    forgetIfDone();
  }

  private void forgetIfDone() {
    if (sessionDone && channelDone) {
      server.forget(this);
    }
  }

  // What the strand sees.

  /** The queue has room again. Any thread may call. */
  void readOn() {
    onLoop(
        () -> {
          if (paused && inbound.isLow() && !closing) {
            paused = false;
            channel.config().setAutoRead(true);
          }
        });
  }

  Channel channel() {
    return channel;
  }

  EventLoop loop() {
    return channel.eventLoop();
  }

  InboundQueue inbound() {
    return inbound;
  }

  /** At once on the event loop itself, unless something from another thread waits to be done. */
  private void onLoop(Runnable task) {
    if (channel.eventLoop().inEventLoop() && handedOver.get() == 0) {
      task.run();
      return;
    }
    handedOver.incrementAndGet();
    try {
      channel
          .eventLoop()
          .execute(
              () -> {
                handedOver.decrementAndGet();
                task.run();
              });
    } catch (RejectedExecutionException stopped) {
      LOG.debug("session={} outlived its event loop", connection.id());
    }
  }
}
