package io.mailcore.integration.quota;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.JdbcMailStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** On H2, which has one node. */
final class H2QuotaRaceTest extends QuotaRaceSuite {

  @TempDir private Path directory;

  @Override
  List<MailStore> open() {
    return List.of(JdbcMailStore.builder().h2(directory).quotas(QUOTAS).open());
  }
}
