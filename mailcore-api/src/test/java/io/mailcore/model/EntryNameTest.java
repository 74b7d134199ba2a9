package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of annotations (RFC 5464, section 3.2). */
class EntryNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shared/comment",
        "/private/filters/values/small",
        "/shared/vendor/example/x",
        "/private/a b",
        "/private/vendors"
      })
  void areTaken(String name) {
    assertThat(EntryName.of(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "comment",
        "/comment",
        "/shared",
        "/shared/",
        "/shared//x",
        "/other/x",
        "/shared/x/",
        "/shared/*",
        "/shared/x%",
        "/shared/\u00e4",
        "/shared/\u212a",
        "/shared/\t",
        "/shared/vendor/example",
        "/shared/vendor/"
      })
  void areRefused(String name) {
    assertThat(EntryName.tryOf(name)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> EntryName.of(name));
  }

  @Test
  void letterCaseDoesNotCount() {
    EntryName name = EntryName.of("/Shared/COMMENT");
    assertThat(name).isEqualTo(EntryName.of("/shared/comment")).hasToString("/shared/comment");
    assertThat(name).hasSameHashCodeAs(EntryName.of("/shared/comment"));
    assertThat(name.isPrivate()).isFalse();
    assertThat(EntryName.of("/PRIVATE/x").isPrivate()).isTrue();
  }

  @Test
  void areNotTooLong() {
    String longest = "/private/" + "x".repeat(EntryName.MAX_LENGTH - 9);
    assertThat(EntryName.tryOf(longest)).isPresent();
    assertThat(EntryName.tryOf(longest + "x")).isEmpty();
  }
}
