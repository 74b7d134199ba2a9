package io.mailcore.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is done in a run: what begins within a time, up to a number. The time begins when all
 * sessions are ready. Used by one thread.
 */
final class Budget {

  private final Duration time;
  private final long most;
  private final int sessions;
  private final List<Step> waiting = new ArrayList<>();
  private long begin;
  private long end;
  private long started;

  /** What a session does when it may begin. */
  @FunctionalInterface
  interface Step {
    void go() throws IOException;
  }

  /** A budget for so many sessions, each of which calls {@link #ready} once. */
  Budget(Duration time, long most, int sessions) {
    this.time = time;
    this.most = most;
    this.sessions = sessions;
  }

  /** One more session is ready; the last one lets all begin. */
  void ready(Step first) throws IOException {
    waiting.add(first);
    if (waiting.size() == sessions) {
      begin = System.nanoTime();
      end = begin + time.toNanos();
      for (Step session : waiting) {
        session.go();
      }
    }
  }

  /** Whether one more may begin, which is counted then. */
  boolean another() {
    if (started >= most || System.nanoTime() >= end) {
      return false;
    }
    started++;
    return true;
  }

  /** How many have begun. */
  long started() {
    return started;
  }

  /** The seconds since they began. */
  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
