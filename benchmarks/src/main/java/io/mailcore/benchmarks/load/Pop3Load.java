package io.mailcore.benchmarks.load;

import io.mailcore.benchmarks.peer.PeerSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One POP3 session after the other, each of which asks for some things; what is timed is between
 * the login and QUIT.
 *
 * @param stat whether STAT is asked for
 * @param uidl whether UIDL is
 * @param retr whether every message is fetched
 */
public record Pop3Load(boolean stat, boolean uidl, boolean retr) {

  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final double NANOS = 1e9;

  /**
   * Runs sessions.
   *
   * @param messages how many the maildrop has, which is what one session counts
   * @param time how long sessions are begun; those begun are finished
   */
  public LoadResult run(int port, int account, int messages, Duration time) throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Latencies latencies = new Latencies();
    long nanos = 0;
    long begin = System.nanoTime();
    while (latencies.count() == 0 || System.nanoTime() - begin < time.toNanos()) {
      try (Reactor reactor = new Reactor()) {
        Session session = new Session(this, account, messages);
        reactor.connect(port, session);
        reactor.run(() -> session.ended, SILENCE);
        latencies.add(session.taken);
        nanos += session.taken;
      }
    }
    return new LoadResult(
        (long) latencies.count() * messages,
        nanos / NANOS,
        latencies,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS);
  }

  /** One session. */
  private static final class Session implements Conversation {

    private final Pop3Load load;
    private final int account;
    private final int messages;
    private Step step = Step.GREETING;
    private boolean inText;
    private int number;
    private long begin;
    private long taken;
    private boolean ended;

    /** What is waited for. */
    private enum Step {
      GREETING,
      USER,
      PASS,
      STAT,
      UIDL,
      RETR,
      QUIT
    }

    Session(Pop3Load load, int account, int messages) {
      this.load = load;
      this.account = account;
      this.messages = messages;
    }

    @Override
    public void received(Link link, ByteBuffer in) throws IOException {
      int start = in.position();
      for (int at = start; at < in.limit(); at++) {
        if (in.get(at) == '\n') {
          line(link, in, start, at - start);
          start = at + 1;
        }
      }
      in.position(start);
    }

    @Override
    public void closed(Link link) {
      ended = true;
    }

    private void line(Link link, ByteBuffer in, int start, int length) throws IOException {
      if (!inText) {
        if (in.get(start) != '+') {
          throw new IOException("refused: " + step);
        }
        inText = step == Step.UIDL || step == Step.RETR;
        if (!inText) {
          next(link);
        }
      } else if (length == 2 && in.get(start) == '.') {
        inText = false;
        next(link);
      }
    }

    private void next(Link link) throws IOException {
      switch (step) {
        case GREETING -> say(link, Step.USER, "USER " + PeerSettings.address(account));
        case USER -> say(link, Step.PASS, "PASS " + PeerSettings.PASSWORD);
        case PASS -> {
          begin = System.nanoTime();
          go(link);
        }
        case STAT, UIDL, RETR -> go(link);
        case QUIT -> ended = true;
      }
    }

    private void go(Link link) throws IOException {
      if (load.stat() && step.compareTo(Step.STAT) < 0) {
        say(link, Step.STAT, "STAT");
      } else if (load.uidl() && step.compareTo(Step.UIDL) < 0) {
        say(link, Step.UIDL, "UIDL");
      } else if (load.retr() && number < messages) {
        number++;
        say(link, Step.RETR, "RETR " + number);
      } else {
        taken = System.nanoTime() - begin;
        say(link, Step.QUIT, "QUIT");
      }
    }

    private void say(Link link, Step next, String command) throws IOException {
      step = next;
      link.command(command);
    }
  }
}
