package io.mailcore.net.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Looks at the first byte before the handshake: if no TLS handshake begins with it, the client
 * speaks in clear, or somebody put bytes in front (S-04), and the connection is closed. Without
 * this, bytes that look like the SSL of 1995 would be waited for.
 */
final class FirstRecord extends ChannelInboundHandlerAdapter {

  private static final byte HANDSHAKE = 22;

  private final Runnable refuse;

  FirstRecord(Runnable refuse) {
    this.refuse = refuse;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!bytes.isReadable()) {
      ctx.fireChannelRead(message);
    } else if (bytes.getByte(bytes.readerIndex()) == HANDSHAKE) {
      ctx.pipeline().remove(this);
      ctx.fireChannelRead(message);
    } else {
      ReferenceCountUtil.release(message);
      refuse.run();
    }
  }
}
