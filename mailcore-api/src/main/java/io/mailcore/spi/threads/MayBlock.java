package io.mailcore.spi.threads;

/**
 * A service of the host whose calls may wait, unless it says that they don't. Those that may are
 * called on the server's task executor. The others are called on event loops too, which spares the
 * way to another thread and back.
 */
public interface MayBlock {

  /**
   * Whether a call may wait: for a disk, a database, another machine, or a lock that is held while
   * somebody waits for those. Where all that is asked for is in memory it never does: then this may
   * be false, and each call must take microseconds, as many other connections wait meanwhile. A
   * decorator that never waits itself passes the question on. Asked often, on event loops too, and
   * each time anew: the answer may change.
   */
  default boolean mayBlock() {
    return true;
  }
}
