package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class behind which a buffer was collected that nobody had released. Netty by itself
 * only logs that. Registered for all classes by {@code META-INF/services}; sees every buffer where
 * leak detection is paranoid.
 */
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {

  private static final long LONGEST_MILLIS = 10_000;
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    ByteBufUtil.setLeakListener((type, records) -> LEAKS.add(type + " " + records));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    assertThat(leaks()).as("buffers that nobody released").isEmpty();
  }

  /** Has what is unreachable collected, and takes what Netty then says of it. */
  static List<String> leaks() {
    collect();
    // What the first collection found is told by the end of the second.
    collect();
    // Netty looks for leaks where it makes a buffer.
    ByteBufAllocator.DEFAULT.buffer(1).release();
    List<String> taken = new ArrayList<>();
    for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
      taken.add(leak);
    }
    return taken;
  }

  /** Returns once a thing that is unreachable now has been told to its queue. */
  private static void collect() {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    WeakReference<Object> sentinel = new WeakReference<>(new Object(), queue);
    System.gc();
    try {
      assertThat(queue.remove(LONGEST_MILLIS)).as("what was collected").isSameAs(sentinel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
