package io.mailcore.integration.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that goes on when it is told to. */
final class TestClock extends Clock {

  // As exact as dates in databases are.
  private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  void goOn(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
