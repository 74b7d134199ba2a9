package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.model.UidSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Numbers and UIDs against a sorted list. */
class UidIndexProperties {

  @Provide
  Arbitrary<Set<Long>> uids() {
    Arbitrary<Long> near = Arbitraries.longs().between(1, 60);
    Arbitrary<Long> far = Arbitraries.longs().between(0xFFFF_FF00L, 0xFFFF_FFFFL);
    return Arbitraries.oneOf(near, near, far).set().ofMaxSize(40);
  }

  @Property
  void numbersAndUidsAgreeWithASortedList(@ForAll("uids") Set<Long> uids) {
    List<Long> sorted = List.copyOf(new TreeSet<>(uids));
    UidIndex index = index(sorted);
    assertThat(index.size()).isEqualTo(sorted.size());
    assertThat(index.lastUid()).isEqualTo(sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1));
    for (int number = 1; number <= sorted.size(); number++) {
      assertThat(index.uid(number)).isEqualTo(sorted.get(number - 1));
    }
    for (long uid = 1; uid <= 61; uid++) {
      assertThat(index.number(uid)).isEqualTo(sorted.indexOf(uid) + 1);
    }
    for (long uid = 0xFFFF_FEFFL; uid <= 0xFFFF_FFFFL; uid++) {
      assertThat(index.number(uid)).isEqualTo(sorted.indexOf(uid) + 1);
    }
  }

  @Property
  void rangesOfNumbersAreTheUidsOfEach(
      @ForAll("uids") Set<Long> uids, @ForAll int seed, @ForAll int length) {
    List<Long> sorted = List.copyOf(new TreeSet<>(uids));
    UidIndex index = index(sorted);
    if (sorted.isEmpty()) {
      assertThat(index.uidsOf(List.of())).isEqualTo(UidSet.empty());
      return;
    }
    int first = Math.floorMod(seed, sorted.size()) + 1;
    int last = Math.min(sorted.size(), first + Math.floorMod(length, 10));
    assertThat(index.uidsOf(List.of(new SequenceSet.Range(first, last))))
        .isEqualTo(index(sorted.subList(first - 1, last)).uids());
  }

  private static UidIndex index(List<Long> sorted) {
    return UidIndex.of(UidSet.of(sorted.stream().mapToLong(Long::longValue).toArray()));
  }

  @Example
  void aMillionMessagesInOneRangeAreOneRange() {
    UidIndex index = UidIndex.of(UidSet.builder().addRange(5, 1_000_004).build());
    assertThat(index.size()).isEqualTo(1_000_000);
    assertThat(index.uid(1_000_000)).isEqualTo(1_000_004);
    assertThat(index.number(500_004)).isEqualTo(500_000);
    assertThat(index.uids().ranges()).hasSize(1);
  }
}
