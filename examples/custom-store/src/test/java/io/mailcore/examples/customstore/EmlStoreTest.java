package io.mailcore.examples.customstore;

import io.mailcore.spi.store.MailStore;
import io.mailcore.testkit.contract.MailStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class EmlStoreTest extends MailStoreContract {

  @TempDir private Path directory;

  @Override
  protected MailStore createStore() {
    try {
      return new EmlStore(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
