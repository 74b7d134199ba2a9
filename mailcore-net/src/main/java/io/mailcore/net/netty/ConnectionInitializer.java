package io.mailcore.net.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a connection that was accepted, or refuses it before it costs anything. */
@Sharable
final class ConnectionInitializer extends ChannelInitializer<Channel> {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionInitializer.class);

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
        || !(channel.localAddress() instanceof InetSocketAddress local)) {
      channel.close();
      return;
    }
    Ends ends = new Ends(remote, local);
    if (plan.bounds().proxies().isEmpty()) {
      admit(channel, ends);
    } else if (isProxy(remote.getAddress())) {
      channel.pipeline().addLast(new ProxyHeaderHandler(said -> admit(channel, said.orElse(ends))));
    } else {
      LOG.info(
          "listener={} remote={} is no proxy: closed",
          plan.name(),
          remote.getAddress().getHostAddress());
      channel.close();
    }
  }

  private boolean isProxy(InetAddress address) {
    return plan.bounds().proxies().stream().anyMatch(range -> range.contains(address));
  }

  private void admit(Channel channel, Ends ends) {
    InetAddress client = ends.remote().getAddress();
    if (!limits.enter(client)) {
      refuse(channel);
      return;
    }
    channel.closeFuture().addListener(closed -> limits.leave(client));
    ConnectionHandler handler = new ConnectionHandler(channel, plan, server, ends);
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
