package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailboxStatus.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxStatusTest {

  @Test
  void holdsWhatOneMomentShowed() {
    Counts counts = new Counts(5, 4, 3, 2, 1L << 40);
    MailboxStatus status = MailboxStatus.of(UidValidity.of(7), 4294967296L, ModSeq.of(11), counts);
    assertThat(status.uidValidity()).isEqualTo(UidValidity.of(7));
    assertThat(status.uidNext()).isEqualTo(4294967296L);
    assertThat(status.highestModSeq()).isEqualTo(ModSeq.of(11));
    assertThat(status.counts()).isEqualTo(counts);
    assertThat(status.firstUnseen()).isEmpty();
    assertThat(status.withFirstUnseen(Uid.of(3)).firstUnseen()).contains(Uid.of(3));
    assertThat(status.withFirstUnseen(Uid.of(3)).counts()).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0,0,0", "0,-1,0,0,0", "0,0,-1,0,0", "0,0,0,-1,0", "0,0,0,0,-1"})
  void countsNothingBelowZero(long messages, long unseen, long deleted, long recent, long size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Counts(messages, unseen, deleted, recent, size))
        .withMessage("counts: negative");
    assertThat(Counts.NONE).isEqualTo(new Counts(0, 0, 0, 0, 0));
  }
}
