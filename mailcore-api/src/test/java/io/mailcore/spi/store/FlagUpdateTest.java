package io.mailcore.spi.store;

import static io.mailcore.model.Flag.DELETED;
import static io.mailcore.model.Flag.FLAGGED;
import static io.mailcore.model.Flag.SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagUpdateTest {

  private static final Set<Flag> BEFORE = Set.of(SEEN, FLAGGED, Flag.of("$Junk"));

  @Test
  void addsWhatIsNamed() {
    assertThat(FlagUpdate.add(DELETED, SEEN).applyTo(BEFORE))
        .containsExactlyInAnyOrder(SEEN, FLAGGED, DELETED, Flag.of("$Junk"));
    assertThat(FlagUpdate.add().applyTo(BEFORE)).isEqualTo(BEFORE);
  }

  @Test
  void removesWhatIsNamedLetterCaseAside() {
    assertThat(FlagUpdate.remove(DELETED, SEEN, Flag.of("$JUNK")).applyTo(BEFORE))
        .containsExactly(FLAGGED);
    assertThat(FlagUpdate.remove().applyTo(BEFORE)).isEqualTo(BEFORE);
  }

  @Test
  void replacesAll() {
    assertThat(FlagUpdate.replace(DELETED).applyTo(BEFORE)).containsExactly(DELETED);
    assertThat(FlagUpdate.replace().applyTo(BEFORE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9,false", "10,false", "11,true"})
  void conflictsWithLaterChanges(long modSeq, boolean conflict) {
    FlagUpdate update = FlagUpdate.add(SEEN).withUnchangedSince(ModSeq.of(10));
    assertThat(update.conflictsWith(ModSeq.of(modSeq))).isEqualTo(conflict);
    assertThat(FlagUpdate.add(SEEN).conflictsWith(ModSeq.of(modSeq))).isFalse();
  }

  @Test
  void isAValue() {
    Set<Flag> flags = new HashSet<>(Set.of(SEEN));
    FlagUpdate update = new FlagUpdate(FlagUpdate.Mode.ADD, flags, Optional.empty());
    flags.clear();
    assertThat(update).isEqualTo(FlagUpdate.add(SEEN)).hasSameHashCodeAs(FlagUpdate.add(SEEN));
    assertThat(update).isNotEqualTo(FlagUpdate.replace(SEEN));
  }
}
