package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.wire.SequenceSet.Range;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceSetTest {

  private static SequenceSet set(String text) {
    return SequenceSet.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0", "4294967296", "-1", "1:", ":1", "1::2", "99999999999999999999", "1,", ",1", "1,,2",
        "01", "+1", "1 ", "$1", "1,$", "**", "*1", "1:0", "a", "1:2:3", "\u0661"
      })
  void refusesWhatIsNoSet(String text) {
    assertThat(SequenceSet.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2,4:7,9,12:*;15;[2, 4:7, 9, 12:15]",
        "*:4,5:7;10;[4:10]",
        "1:4294967295;3;[1:3]",
        "4294967295:1;3;[1:3]",
        "4294967295:*;3;[3]",
        "*:1;3;[1:3]",
        "*;3;[3]",
        "5,7,6,6;10;[5:7]",
        "9;3;[]",
        "4:9;3;[]",
        "1:*;0;[]",
        "*;0;[]",
        "1:*,1:*,1:*;4294967295;[1:4294967295]"
      })
  void resolvesAgainstTheLargestNumber(String text, long max, String ranges) {
    assertThat(set(text).resolve(max)).hasToString(ranges);
  }

  @Test
  void readsTheSavedResult_rfc5182() {
    assertThat(set("$").isSaved()).isTrue();
    assertThat(set("$")).hasToString("$").isEqualTo(SequenceSet.SAVED);
    assertThat(set("1")).isNotEqualTo(SequenceSet.SAVED);
    assertThatThrownBy(() -> SequenceSet.SAVED.resolve(1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void takesNoTimeForLargeSpansAndManyRanges() {
    String text = "1:*,".repeat(30_000) + "4294967295:1";
    assertThat(set(text).resolve(SequenceSet.MAX_NUMBER)).hasSize(1);
  }

  @Test
  void tellsWhetherEachNumberHasItsMessage_rfc3501Section9() {
    assertThat(set("1,3:*").isWithin(3)).isTrue();
    assertThat(set("*").isWithin(1)).isTrue();
    assertThat(set("4:*").isWithin(3)).isFalse();
    assertThat(set("2:4").isWithin(3)).isFalse();
    assertThat(set("2:4294967295").isWithin(3)).isTrue();
    assertThat(set("4294967295:1").isWithin(3)).isTrue();
    assertThat(set("4294967295").isWithin(3)).isFalse();
    assertThat(set("2:4294967294").isWithin(3)).isFalse();
    assertThat(set("*").isWithin(0)).isFalse();
    assertThatThrownBy(() -> SequenceSet.SAVED.isWithin(1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void resolvesToUids() {
    assertThat(set("7:*,3").resolveUids(9)).hasToString("3,7:9");
    assertThat(set("4294967290,2147483649,2147483647,1").resolveUids(SequenceSet.MAX_NUMBER))
        .hasToString("1,2147483647,2147483649,4294967290");
  }

  @Test
  void isMadeOfRangesForAnswers() {
    SequenceSet made = SequenceSet.of(List.of(new Range(5, 7), new Range(1, 1), new Range(8, 9)));
    assertThat(made).hasToString("1,5:9").isEqualTo(set("1,5:9")).hasSameHashCodeAs(set("1,5:9"));
    assertThatThrownBy(() -> SequenceSet.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<String> sets() {
    Arbitrary<String> number =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(1, 40).map(String::valueOf)),
            Tuple.of(1, Arbitraries.just("*")));
    Arbitrary<String> range =
        number.list().ofMinSize(1).ofMaxSize(2).map(ends -> String.join(":", ends));
    return range.list().ofMinSize(1).ofMaxSize(12).map(ranges -> String.join(",", ranges));
  }

  @Property
  void agreesWithTheNaiveModel(
      @ForAll("sets") String text, @ForAll @IntRange(min = 0, max = 30) int max) {
    TreeSet<Long> model = new TreeSet<>();
    for (String range : text.split(",")) {
      String[] ends = range.split(":");
      long a = ends[0].equals("*") ? max : Long.parseLong(ends[0]);
      long b = ends[ends.length - 1].equals("*") ? max : Long.parseLong(ends[ends.length - 1]);
      for (long n = Math.min(a, b); n <= Math.max(a, b); n++) {
        if (n >= 1 && n <= max) {
          model.add(n);
        }
      }
    }
    List<Range> resolved = set(text).resolve(max);
    TreeSet<Long> numbers = new TreeSet<>();
    long before = -1;
    for (Range range : resolved) {
      assertThat(range.first()).isGreaterThan(before + 1);
      before = range.last();
      for (long n = range.first(); n <= range.last(); n++) {
        numbers.add(n);
      }
    }
    assertThat(numbers).isEqualTo(model);
  }

  @Property
  void writesWhatItRead(@ForAll("sets") String text) {
    assertThat(set(set(text).toString())).isEqualTo(set(text));
  }
}
