package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class UidRangeTest {

  @Test
  void holdsBothItsEnds() {
    UidRange range = UidRange.of(3, 5);
    assertThat(range.contains(Uid.of(2))).isFalse();
    assertThat(range.contains(Uid.of(3))).isTrue();
    assertThat(range.contains(Uid.of(5))).isTrue();
    assertThat(range.contains(Uid.of(6))).isFalse();
    assertThat(range.size()).isEqualTo(3);
  }

  @Test
  void maySpanOneUidOrAll() {
    assertThat(UidRange.of(7, 7).size()).isEqualTo(1);
    assertThat(UidRange.ALL.size()).isEqualTo(4294967295L);
    assertThat(UidRange.from(Uid.MIN)).isEqualTo(UidRange.ALL).hasSameHashCodeAs(UidRange.ALL);
    assertThat(UidRange.from(Uid.MAX)).isEqualTo(UidRange.of(Uid.MAX_VALUE, Uid.MAX_VALUE));
  }

  @Test
  void readsAsImapWritesIt() {
    assertThat(UidRange.of(7, 7)).hasToString("7");
    assertThat(UidRange.of(7, 9)).hasToString("7:9");
  }

  @Test
  void isAscending() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UidRange.of(5, 4))
        .withMessage("range: 5:4 (expected: ascending)");
  }
}
