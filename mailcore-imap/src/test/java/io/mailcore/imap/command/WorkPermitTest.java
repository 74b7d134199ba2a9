package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.session.LongCommands;
import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkPermitTest {

  private final LongCommands running = new LongCommands();
  private Instant now = Instant.parse("2026-02-03T04:05:06Z");

  private WorkPermit begin(String user) {
    return new WorkPermit(running, AccountId.of(user), () -> now);
  }

  @Test
  void letsAUserHaveTwoLongCommandsAtOnce() {
    WorkPermit first = begin("ann");
    WorkPermit second = begin("ann");
    WorkPermit third = begin("ann");
    WorkPermit other = begin("bob");
    third.check();
    now = now.plusSeconds(1);
    first.check();
    first.check();
    second.check();
    assertThatThrownBy(third::check).isInstanceOf(StoreException.class);
    third.close();
    assertThatCode(other::check).doesNotThrowAnyException();
    first.close();
    first.close();
    assertThatCode(third::check).doesNotThrowAnyException();
    WorkPermit fourth = begin("ann");
    assertThatCode(fourth::check).doesNotThrowAnyException();
    now = now.plusSeconds(1);
    assertThatThrownBy(fourth::check).isInstanceOf(StoreException.class);
  }
}
