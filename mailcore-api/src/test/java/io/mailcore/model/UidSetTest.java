package io.mailcore.model;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a set that holds each value by itself. */
class UidSetTest {

  /** Dense enough for ranges to touch, at both ends of what a UID may be. */
  @Provide
  Arbitrary<Set<Long>> values() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(1, 60),
            Arbitraries.longs().between(Uid.MAX_VALUE - 20, Uid.MAX_VALUE))
        .set()
        .ofMaxSize(60);
  }

  private static UidSet set(Set<Long> values) {
    return UidSet.of(values.stream().mapToLong(Long::longValue).toArray());
  }

  private static TreeSet<Long> values(UidSet set) {
    return set.stream().boxed().collect(toCollection(TreeSet::new));
  }

  @Property
  void holdsWhatItWasMadeOf(@ForAll("values") Set<Long> given) {
    TreeSet<Long> model = new TreeSet<>(given);
    UidSet set = set(given);
    assertThat(values(set)).isEqualTo(model);
    assertThat(set.size()).isEqualTo(model.size());
    assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
    assertThat(set.first().map(Uid::value))
        .isEqualTo(model.isEmpty() ? Optional.empty() : Optional.of(model.first()));
    assertThat(set.last().map(Uid::value))
        .isEqualTo(model.isEmpty() ? Optional.empty() : Optional.of(model.last()));
    List<Long> visited = new ArrayList<>();
    set.forEach(visited::add);
    assertThat(visited).containsExactlyElementsOf(model);
    LongStream.concat(LongStream.rangeClosed(0, 62), LongStream.rangeClosed(4294967270L, 1L << 32))
        .forEach(value -> assertThat(set.contains(value)).isEqualTo(model.contains(value)));
  }

  @Property
  void isTheSameHoweverItWasMade(@ForAll("values") Set<Long> given, @ForAll Random random) {
    UidSet set = set(given);
    List<Uid> shuffled = new ArrayList<>(given.stream().map(Uid::of).toList());
    shuffled.addAll(List.copyOf(shuffled));
    Collections.shuffle(shuffled, random);
    List<UidRange> ranges = new ArrayList<>(set.ranges());
    ranges.addAll(set.ranges());
    Collections.shuffle(ranges, random);
    assertThat(UidSet.of(shuffled)).isEqualTo(set).hasSameHashCodeAs(set);
    assertThat(UidSet.ofRanges(ranges)).isEqualTo(set).hasSameHashCodeAs(set);
    UidSet joined = shuffled.stream().map(UidSet::of).reduce(UidSet.empty(), UidSet::union);
    assertThat(joined).isEqualTo(set).hasSameHashCodeAs(set);
  }

  @Property
  void writesAsFewRangesAsItCan(@ForAll("values") Set<Long> given) {
    List<UidRange> ranges = set(given).ranges();
    TreeSet<Long> read = new TreeSet<>();
    for (String part : set(given).toString().split(",")) {
      String[] ends = part.split(":");
      if (!part.isEmpty()) {
        LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
            .forEach(read::add);
      }
    }
    assertThat(read).isEqualTo(new TreeSet<>(given));
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).first().value()).isGreaterThan(ranges.get(i - 1).last().value() + 1);
    }
  }

  @Property
  void combinesAsSetsDo(@ForAll("values") Set<Long> a, @ForAll("values") Set<Long> b) {
    TreeSet<Long> union = new TreeSet<>(a);
    union.addAll(b);
    TreeSet<Long> intersection = new TreeSet<>(a);
    intersection.retainAll(b);
    TreeSet<Long> minus = new TreeSet<>(a);
    minus.removeAll(b);
    assertThat(set(a).union(set(b))).isEqualTo(set(union)).isEqualTo(set(b).union(set(a)));
    assertThat(set(a).intersection(set(b))).isEqualTo(set(intersection));
    assertThat(set(a).minus(set(b))).isEqualTo(set(minus));
    assertThat(set(a).equals(set(b))).isEqualTo(a.equals(b));
  }

  @Test
  void costsOneRangeForAMailboxWithoutGaps() {
    UidSet all = UidSet.of(UidRange.ALL);
    assertThat(all.size()).isEqualTo(4294967295L);
    assertThat(all).hasToString("1:4294967295");
    assertThat(all.minus(UidSet.of(7))).hasToString("1:6,8:4294967295");
    assertThat(all.minus(all)).isEqualTo(UidSet.empty()).hasToString("");
  }

  @ParameterizedTest
  @CsvSource({"1,3,4,6,1:6", "1,3,5,6,'1:3,5:6'", "1,9,2,3,1:9", "2,3,2,5,2:5", "2,5,2,3,2:5"})
  void joinsRangesThatTouchOrOverlap(long a, long b, long c, long d, String expected) {
    assertThat(UidSet.builder().addRange(a, b).addRange(c, d).build()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "5,4", "1,4294967296", "4294967296,4294967296"})
  void builderRefusesWhatIsNoRange(long first, long last) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UidSet.builder().addRange(first, last))
        .withMessage("range: " + first + ":" + last);
  }

  @Test
  void builderWantsAscendingOrder() {
    UidSet.Builder builder = UidSet.builder().addRange(5, 9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add(4))
        .withMessage("range: 4 (expected: ascending)");
    UidSet first = builder.build();
    assertThat(builder.add(11).build()).hasToString("5:9,11");
    assertThat(first).hasToString("5:9");
  }
}
