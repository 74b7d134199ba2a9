package io.mailcore.net.netty;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.strand.TaskExecutor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops and threads of one server, and the connections on them. */
public final class NettyServer {

  private static final Logger LOG = LoggerFactory.getLogger(NettyServer.class);
  private static final int BACKLOG = 1024;
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);
  private static final int ID_BITS = 30;

  private final EventLoopGroup loops;
  private final Transport transport;
  private final TaskExecutor tasks;
  private final TaskExecutor hostTasks;
  private final List<Channel> listening = new ArrayList<>();
  private final Set<ConnectionHandler> connections = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allGone = lock.newCondition();
  private final String idPrefix;
  private final AtomicLong ids = new AtomicLong();
  private volatile boolean stopping;

  /**
   * Starts no thread yet.
   *
   * @param name what the threads' names begin with
   * @param concurrency how many sessions may be at work at once, and as many again whose protocol
   *     calls the host; empty for as many as fit the JVM
   */
  public NettyServer(String name, Optional<Integer> concurrency) {
    requireNonNull(name, "name");
    this.transport = Transport.best();
    this.tasks = TaskExecutor.create(name + "-task-", concurrency);
    this.hostTasks = TaskExecutor.create(name + "-host-", concurrency);
    this.loops =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(),
            eventLoopThreads(name + "-io-"),
            transport.handler());
    this.idPrefix =
        Integer.toString(new SecureRandom().nextInt(1 << ID_BITS), Character.MAX_RADIX) + "-";
  }

  private static ThreadFactory eventLoopThreads(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new FastThreadLocalThread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Binds a listener, in the caller's thread.
   *
   * @return the address, with the port that was free
   */
  public InetSocketAddress bind(ListenerPlan plan) throws IOException, InterruptedException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.channel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .handler(new AcceptFailures(plan.name()))
            .childHandler(new ConnectionInitializer(plan, this))
            .bind(plan.address())
            .await();
    if (!bound.isSuccess()) {
      throw new IOException(bound.cause().getMessage(), bound.cause());
    }
    listening.add(bound.channel());
    InetSocketAddress address = (InetSocketAddress) bound.channel().localAddress();
    LOG.debug("listener={} address={} transport={}", plan.name(), address, transport.name());
    return address;
  }

  /**
   * Out of file handles, say: Netty stops accepting for a second and tries again; the log says so.
   */
  private static final class AcceptFailures extends ChannelInboundHandlerAdapter {

    private final String listener;

    AcceptFailures(String listener) {
      this.listener = listener;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      LOG.warn("listener={} can't accept connections for now: {}", listener, cause.toString());
      ctx.fireExceptionCaught(cause);
    }
  }

  /** The threads for a protocol's sessions. */
  TaskExecutor tasks(Protocol protocol) {
    return protocol.callsHost() ? hostTasks : tasks;
  }

  String nextSessionId() {
    return idPrefix + Long.toString(ids.incrementAndGet(), Character.MAX_RADIX);
  }

  boolean isStopping() {
    return stopping;
  }

  /** On the event loop. */
  void remember(ConnectionHandler connection) {
    connections.add(connection);
    if (stopping) {
      connection.stop();
    }
  }

  /** Any thread may call. */
  void forget(ConnectionHandler connection) {
    connections.remove(connection);
    if (stopping && connections.isEmpty()) {
      lock.lock();
      try {
        allGone.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Accepts no more, tells all sessions, waits for them, interrupts those that are left, and ends
   * all threads.
   *
   * @param timeout for the sessions; the rest takes a few seconds at most
   */
  public void close(Duration timeout) {
    stopping = true;
    boolean interrupted = Thread.interrupted();
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    connections.forEach(ConnectionHandler::stop);
    if (!awaitAllGone(timeout)) {
      LOG.warn("{} sessions were still at work after {}: interrupted", connections.size(), timeout);
      connections.forEach(ConnectionHandler::abort);
      tasks.interruptAll();
      hostTasks.interruptAll();
      awaitAllGone(AFTER_INTERRUPT);
    }
    boolean tasksEnded = tasks.stop(AFTER_INTERRUPT);
    if (!hostTasks.stop(AFTER_INTERRUPT) || !tasksEnded) {
      LOG.warn("a task doesn't heed its interrupt: its thread is left behind");
    }
    loops.shutdownGracefully(0, AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
    if (!loops.terminationFuture().awaitUninterruptibly(3, TimeUnit.SECONDS)) {
      LOG.warn("an event loop doesn't end");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitAllGone(Duration timeout) {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (!connections.isEmpty() && left > 0) {
        left = allGone.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Whoever interrupts a stop wants it faster.
      Thread.currentThread().interrupt();
      return connections.isEmpty();
    } finally {
      lock.unlock();
    }
    return connections.isEmpty();
  }
}
