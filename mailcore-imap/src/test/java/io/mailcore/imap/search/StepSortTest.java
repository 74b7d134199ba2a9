package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StepSortTest {

  private static int[] sorted(int[] values) {
    StepSort sort = new StepSort(values.length, (a, b) -> Integer.compare(values[a], values[b]));
    while (sort.step()) {
      // Each step is bounded.
    }
    return sort.sorted();
  }

  private static int[] expected(int[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted((a, b) -> Integer.compare(values[a], values[b]))
        .mapToInt(i -> i)
        .toArray();
  }

  @Property(tries = 500)
  void sortsAndKeepsTheOrderOfEquals(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 20) Integer> values) {
    int[] array = values.stream().mapToInt(i -> i).toArray();
    assertThat(sorted(array)).isEqualTo(expected(array));
  }

  @Test
  void sortsManyInManySteps() {
    int[] values = new Random(1).ints(300_001, 0, 1000).toArray();
    int[] compared = new int[1];
    StepSort sort =
        new StepSort(
            values.length,
            (a, b) -> {
              compared[0]++;
              return Integer.compare(values[a], values[b]);
            });
    int most = 0;
    boolean more = true;
    while (more) {
      compared[0] = 0;
      more = sort.step();
      most = Math.max(most, compared[0]);
    }
    assertThat(most).isLessThanOrEqualTo(50_000);
    assertThat(sort.sorted()).isEqualTo(expected(values));
  }
}
