package io.mailcore.benchmarks.report;

/**
 * Something that is measured.
 *
 * @param name as in the tables
 * @param unit of the numbers
 * @param moreIsBetter whether a larger number is a better one
 */
public record Figure(String name, String unit, boolean moreIsBetter) {

  /** Things done a second. */
  public static final Figure RATE = new Figure("rate", "/s", true);

  /** Octets moved a second. */
  public static final Figure OCTET_RATE = new Figure("rate", "MiB/s", true);

  /** How long one thing takes. */
  public static final Figure TIME = new Figure("time", "ms", false);

  /** How many times as long it takes on ten times as much. */
  public static final Figure GROWTH = new Figure("growth", "×", false);

  /** What half of the things didn't take longer than. */
  public static final Figure P50 = new Figure("p50", "ms", false);

  /** What 99 of 100 things didn't take longer than. */
  public static final Figure P99 = new Figure("p99", "ms", false);

  /** The server's processor time for one thing. */
  public static final Figure CPU = new Figure("CPU", "ms", false);

  /** The clients' processor time for one thing. */
  public static final Figure CLIENT_CPU = new Figure("client CPU", "ms", false);

  /** The memory of the server's processes behind a run. */
  public static final Figure MEMORY = new Figure("memory", "MiB", false);

  /** The most memory that the server's processes had during a run. */
  public static final Figure PEAK_MEMORY = new Figure("peak memory", "MiB", false);

  /** The heap that live objects take behind a run. */
  public static final Figure HEAP = new Figure("live heap", "MiB", false);

  /**
   * Things done a second until all are where they belong, which may be after they were accepted.
   */
  public static final Figure DELIVERED = new Figure("delivered", "/s", true);

  /** Name and unit. */
  public String title() {
    return unit.isEmpty() ? name : name + ", " + unit;
  }
}
