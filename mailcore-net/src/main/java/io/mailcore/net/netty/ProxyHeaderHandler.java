package io.mailcore.net.netty;

import io.mailcore.net.proxy.ProxyHeader;
import io.mailcore.net.proxy.ProxyHeader.Status;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a proxy's header, hands on what it says, and makes way. Whatever else comes, or nothing
 * within 5 seconds, closes the connection without a word (S-52).
 */
final class ProxyHeaderHandler extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyHeaderHandler.class);
  private static final long TIMEOUT_SECONDS = 5;

  private final Consumer<Optional<Ends>> then;
  private byte[] bytes = {};
  private boolean done;
  private @Nullable ScheduledFuture<?> timer;

  /**
   * @param then gets the ends, or nothing where the proxy speaks for itself
   */
  ProxyHeaderHandler(Consumer<Optional<Ends>> then) {
    this.then = then;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    timer =
        ctx.executor().schedule(() -> refuse(ctx, "no header"), TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf more = (ByteBuf) message;
    try {
      if (!done) {
        int had = bytes.length;
        bytes = Arrays.copyOf(bytes, had + more.readableBytes());
        more.readBytes(bytes, had, bytes.length - had);
      }
    } finally {
      more.release();
    }
    if (done) {
      return;
    }
    ProxyHeader header = ProxyHeader.parse(bytes);
    if (header.status() == Status.COMPLETE) {
      done = true;
      accept(ctx, header);
    } else if (header.status() == Status.INVALID || bytes.length > ProxyHeader.MAX_LENGTH) {
      refuse(ctx, "a bad header");
    }
  }

  private void accept(ChannelHandlerContext ctx, ProxyHeader header) {
    ctx.pipeline().remove(this);
    then.accept(header.addresses().map(said -> new Ends(said.source(), said.destination())));
    if (bytes.length > header.length()) {
      // The client's first bytes came with the header.
      ctx.pipeline()
          .fireChannelRead(
              Unpooled.wrappedBuffer(bytes, header.length(), bytes.length - header.length()))
          .fireChannelReadComplete();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      refuse(ctx, "no header");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    refuse(ctx, "a failure");
  }

  private void refuse(ChannelHandlerContext ctx, String what) {
    if (!done) {
      done = true;
      LOG.info("remote={} sent {}: closed", ctx.channel().remoteAddress(), what);
      ctx.close();
    }
  }
}
