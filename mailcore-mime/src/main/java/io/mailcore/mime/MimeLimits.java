package io.mailcore.mime;

/**
 * How much of a message is looked at. What lies past a limit is never an error: it is kept as bytes
 * and described as one {@code application/octet-stream} leaf, or left out of the summary.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class MimeLimits {

  private enum Limit {
    DEPTH("depth", 50, 1, 200),
    PARTS("parts", 5000, 1, 100_000),
    FIELD("fieldOctets", 100 << 10, 1 << 10, 16 << 20),
    HEADER("headerOctets", 1 << 20, 1 << 10, 64 << 20),
    SEGMENTS("segments", 128, 1, 1000),
    ADDRESSES("addresses", 10_000, 1, 1_000_000),
    SUMMARY("summaryOctets", 4 << 20, 1 << 10, 64 << 20);

    final String setting;
    final int standard;
    final int least;
    final int most;

    Limit(String setting, int standard, int least, int most) {
      this.setting = setting;
      this.standard = standard;
      this.least = least;
      this.most = most;
    }
  }

  private static final MimeLimits DEFAULTS = new MimeLimits(standards());

  /** By ordinal of the limit. */
  private final int[] values;

  private MimeLimits(int[] values) {
    this.values = values;
  }

  private static int[] standards() {
    int[] values = new int[Limit.values().length];
    for (Limit limit : Limit.values()) {
      values[limit.ordinal()] = limit.standard;
    }
    return values;
  }

  /** Returns the limits that fit a server which takes mail from strangers. */
  public static MimeLimits defaults() {
    return DEFAULTS;
  }

  /** How many multiparts and messages may lie in one another; 50 by default, 1 to 200. */
  public int depth() {
    return get(Limit.DEPTH);
  }

  /** How many body parts a message may have; 5,000 by default, 1 to 100,000. */
  public int parts() {
    return get(Limit.PARTS);
  }

  /** Octets of one header field, folding included; 100 KiB by default, 1 KiB to 16 MiB. */
  public int fieldOctets() {
    return get(Limit.FIELD);
  }

  /** Octets of one header; 1 MiB by default, 1 KiB to 64 MiB. */
  public int headerOctets() {
    return get(Limit.HEADER);
  }

  /** Segments of one parameter value by RFC 2231 section 3; 128 by default, 1 to 1,000. */
  public int segments() {
    return get(Limit.SEGMENTS);
  }

  /** Addresses taken from one header field; 10,000 by default, 1 to 1,000,000. */
  public int addresses() {
    return get(Limit.ADDRESSES);
  }

  /**
   * Octets of header values that one summary may keep, all parts of the message together; 4 MiB by
   * default, 1 KiB to 64 MiB.
   */
  public int summaryOctets() {
    return get(Limit.SUMMARY);
  }

  /** Returns these limits with another depth. */
  public MimeLimits withDepth(int depth) {
    return with(Limit.DEPTH, depth);
  }

  /** Returns these limits with another number of parts. */
  public MimeLimits withParts(int parts) {
    return with(Limit.PARTS, parts);
  }

  /** Returns these limits with another size of one field. */
  public MimeLimits withFieldOctets(int fieldOctets) {
    return with(Limit.FIELD, fieldOctets);
  }

  /** Returns these limits with another size of one header. */
  public MimeLimits withHeaderOctets(int headerOctets) {
    return with(Limit.HEADER, headerOctets);
  }

  /** Returns these limits with another number of RFC 2231 segments. */
  public MimeLimits withSegments(int segments) {
    return with(Limit.SEGMENTS, segments);
  }

  /** Returns these limits with another number of addresses. */
  public MimeLimits withAddresses(int addresses) {
    return with(Limit.ADDRESSES, addresses);
  }

  /** Returns these limits with another size of the summary. */
  public MimeLimits withSummaryOctets(int summaryOctets) {
    return with(Limit.SUMMARY, summaryOctets);
  }

  private int get(Limit limit) {
    return values[limit.ordinal()];
  }

  private MimeLimits with(Limit limit, int value) {
    if (value < limit.least || value > limit.most) {
      throw new IllegalArgumentException(
          limit.setting + ": " + value + " (expected: " + limit.least + " to " + limit.most + ")");
    }
    int[] changed = values.clone();
    changed[limit.ordinal()] = value;
    return new MimeLimits(changed);
  }
}
