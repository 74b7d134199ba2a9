package io.mailcore.benchmarks.load;

import java.util.Arrays;

/** How long single things took. Used by one thread. */
public final class Latencies {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private long[] nanos = new long[1024];
  private int count;
  private boolean sorted;

  /** One more. */
  public void add(long taken) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = taken;
    sorted = false;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * What this share of them didn't exceed.
   *
   * @param share above 0, up to 1
   * @return milliseconds; 0 if there are none
   */
  public double milliseconds(double share) {
    if (count == 0) {
      return 0;
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, count);
      sorted = true;
    }
    return nanos[(int) Math.ceil(share * count) - 1] / NANOS_PER_MILLISECOND;
  }
}
