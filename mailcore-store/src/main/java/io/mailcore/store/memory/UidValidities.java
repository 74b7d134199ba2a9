package io.mailcore.store.memory;

import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidValidity;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives UIDVALIDITYs: the seconds of the clock, but always larger than the one before, though the
 * clock be set back.
 */
final class UidValidities {

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  UidValidities(Clock clock) {
    this.clock = clock;
  }

  UidValidity next() {
    long seconds = Math.max(1, Math.min(Uid.MAX_VALUE, clock.millis() / 1000));
    long next = last.updateAndGet(before -> Math.max(before + 1, seconds));
    if (next > Uid.MAX_VALUE) {
      throw new StoreException(StoreException.Kind.LIMIT, "no UIDVALIDITY is left");
    }
    return UidValidity.of(next);
  }
}
