package io.mailcore.examples.customstore;

import io.mailcore.spi.store.MailStore;
import io.mailcore.testkit.contract.MailStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class EmlStoreTest extends MailStoreContract {

  @TempDir private Path directory;

  @Override
  protected MailStore createStore() {
    return new EmlStore(directory);
  }

  @Override
  protected Optional<MailStore> reopenStore(MailStore closed) {
    return Optional.of(createStore());
  }

  @Override
  protected boolean keepsMail() {
    return true;
  }
}
