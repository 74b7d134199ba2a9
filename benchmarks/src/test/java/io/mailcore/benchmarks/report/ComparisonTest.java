package io.mailcore.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void tellsWhatGotSlowerBesideTheReference() {
    assertThat(Comparison.worse(results(1000, 500, 1), results(700, 500, 1)))
        .containsExactly("table; 16 sessions; mailcore, H2: rate was 2.00 × Postfix, is 1.40 ×");
  }

  @Test
  void tellsWhatCostsMore() {
    assertThat(Comparison.worse(results(1000, 500, 1), results(1000, 500, 1.4)))
        .containsExactly("table; 16 sessions; mailcore, H2: CPU was 0.500 × Postfix, is 0.700 ×");
  }

  @Test
  void doesntMindASlowerMachine() {
    assertThat(Comparison.worse(results(1000, 500, 1), results(500, 250, 1))).isEmpty();
  }

  @Test
  void passesOverWhatWasntMeasuredBefore() {
    assertThat(Comparison.worse(new Results(), results(1, 500, 9))).isEmpty();
  }

  private static Results results(double own, double others, double cpu) {
    Results results = new Results();
    results.group("table", "Postfix");
    results.add(
        List.of(
            row("mailcore, H2", Figure.RATE, own),
            row("mailcore, H2", Figure.CPU, cpu),
            row("Postfix", Figure.RATE, others),
            row("Postfix", Figure.CPU, 2)));
    return results;
  }

  private static Row row(String peer, Figure figure, double value) {
    return new Row("table", "16 sessions", peer, figure, value, value, value);
  }
}
