package io.mailcore.benchmarks.micro;

import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.UidSet;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Sets over the UIDs 1 to 1,000,000: all of them, or every other, which is the worst case. */
@State(Scope.Thread)
public class SequenceSetBenchmark {

  private static final int LARGEST = 1_000_000;

  /** How far apart the UIDs lie: 1 makes one range, 2 half a million. */
  @Param({"1", "2"})
  public int apart = 1;

  private UidSet uids = UidSet.empty();
  private UidSet others = UidSet.empty();
  private String text = "";
  private SequenceSet parsed = SequenceSet.SAVED;
  private long wanted = 1;

  /** Makes the sets. */
  @Setup
  public void prepare() {
    uids = every(apart, 1);
    // Ranges of a thousand with gaps of ten.
    UidSet.Builder ranges = UidSet.builder();
    for (int first = 1; first < LARGEST; first += 1_010) {
      ranges.addRange(first, first + 999);
    }
    others = ranges.build();
    text = uids.toString();
    parsed = SequenceSet.parse(text).orElseThrow();
  }

  private static UidSet every(int apart, int first) {
    UidSet.Builder uids = UidSet.builder();
    for (int uid = first; uid <= LARGEST; uid += apart) {
      uids.add(uid);
    }
    return uids.build();
  }

  /** Looks one UID up, in an order that helps no cache. */
  @Benchmark
  public boolean contains() {
    wanted = (wanted * 48_271) % 2_147_483_647;
    return uids.contains(1 + wanted % LARGEST);
  }

  /** What is in the set and in a thousand ranges. */
  @Benchmark
  public UidSet intersect() {
    return uids.intersection(others);
  }

  /** Each UID of the set. */
  @Benchmark
  public void iterate(Blackhole sink) {
    uids.forEach(sink::consume);
  }

  /** Reads the set as a client writes it. */
  @Benchmark
  public Optional<SequenceSet> parse() {
    return SequenceSet.parse(text);
  }

  /** Makes UIDs of what a client wrote. */
  @Benchmark
  public UidSet resolve() {
    return parsed.resolveUids(LARGEST);
  }

  /** Writes the set. */
  @Benchmark
  public String print() {
    return uids.toString();
  }
}
