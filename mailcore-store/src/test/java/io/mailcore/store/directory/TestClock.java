package io.mailcore.store.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when it is told to, from an hour hence on. */
final class TestClock implements InstantSource {

  private volatile Instant now = Instant.now().plusSeconds(3600);

  @Override
  public Instant instant() {
    return now;
  }

  void goOn(Duration time) {
    now = now.plus(time);
  }
}
