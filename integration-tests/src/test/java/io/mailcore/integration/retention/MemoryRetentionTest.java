package io.mailcore.integration.retention;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import java.time.Clock;

/** In memory. */
final class MemoryRetentionTest extends RetentionSuite {

  @Override
  MailStore open(Clock time) {
    return MemoryMailStore.builder().clock(time).build();
  }
}
