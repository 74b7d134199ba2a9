package io.mailcore.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @Test
  void measuresAllUnlessToldOtherwise() {
    Arguments arguments = Arguments.parse(List.of());
    assertThat(arguments.effort()).isEqualTo(Effort.FULL);
    assertThat(arguments.mode()).isEqualTo("full");
    assertThat(arguments.keep()).isFalse();
  }

  @Test
  void takesOptions() {
    Arguments arguments =
        Arguments.parse(List.of("--short", "--only", "IMAP", "--rounds", "7", "--millis", "50"));
    assertThat(arguments.mode()).isEqualTo("short");
    assertThat(arguments.only().matcher("the IMAP table").find()).isTrue();
    assertThat(arguments.effort().rounds()).isEqualTo(7);
    assertThat(arguments.effort().run()).hasMillis(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--long", "--only", "--rounds 0", "--rounds x", "--millis -1"})
  void refusesWhatItDoesntKnow(String words) {
    assertThatThrownBy(() -> Arguments.parse(List.of(words.split(" "))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
