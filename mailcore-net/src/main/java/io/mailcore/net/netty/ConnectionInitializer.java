package io.mailcore.net.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Takes a connection that was accepted, or refuses it before it costs anything. */
@Sharable
final class ConnectionInitializer extends ChannelInitializer<Channel> {

  private final ListenerPlan plan;
  private final NettyServer server;
  private final AddressLimits limits;

  ConnectionInitializer(ListenerPlan plan, NettyServer server) {
    this.plan = plan;
    this.server = server;
    this.limits = new AddressLimits(plan.bounds().perAddress(), plan.bounds().total());
  }

  @Override
  protected void initChannel(Channel channel) {
    if (server.isStopping()
        || !(channel.remoteAddress() instanceof InetSocketAddress remote)
        || !(channel.localAddress() instanceof InetSocketAddress)) {
      channel.close();
      return;
    }
    InetAddress client = remote.getAddress();
    if (!limits.enter(client)) {
      refuse(channel);
      return;
    }
    channel.closeFuture().addListener(closed -> limits.leave(client));
    ConnectionHandler handler = new ConnectionHandler(channel, plan, server);
    channel.pipeline().addLast(handler);
    server.remember(handler);
  }

  private void refuse(Channel channel) {
    String text = plan.protocol().refusal();
    if (text.isEmpty()) {
      channel.close();
    } else {
      channel
          .writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }
}
