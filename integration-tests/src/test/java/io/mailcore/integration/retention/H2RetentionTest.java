package io.mailcore.integration.retention;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.JdbcMailStore;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** On H2, with files. */
final class H2RetentionTest extends RetentionSuite {

  @TempDir private Path directory;

  @Override
  MailStore open(Clock time) {
    return JdbcMailStore.builder().h2(directory).clock(time).open();
  }
}
