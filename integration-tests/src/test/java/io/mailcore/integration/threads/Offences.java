package io.mailcore.integration.threads;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What event loops did that they must not. Safe for use by several threads. */
final class Offences {

  private static final int FRAMES = 40;

  private final Queue<String> found = new ConcurrentLinkedQueue<>();

  /** Whether a thread is an event loop of a server. */
  static boolean isEventLoop(Thread thread) {
    return thread.getName().startsWith("mailcore-") && thread.getName().contains("-io-");
  }

  void add(String what) {
    String frames =
        Arrays.stream(Thread.currentThread().getStackTrace())
            .map(StackTraceElement::toString)
            .filter(frame -> !frame.contains("blockhound"))
            .limit(FRAMES)
            .collect(Collectors.joining(" < "));
    found.add(what + " on " + Thread.currentThread().getName() + ": " + frames);
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
