package io.mailcore.testkit.contract;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.store.directory.AliasFile;
import io.mailcore.store.directory.CachedAliasResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file's aliases, behind a cache, which must not change an answer. */
final class AliasFileContractTest extends AliasResolverContract {

  @TempDir private Path folder;
  private AliasResolver aliases;

  @BeforeEach
  void read() throws IOException {
    Path file = Files.writeString(folder.resolve("aliases"), "sales: ann\no'brien: ann, bob\n");
    aliases = CachedAliasResolver.of(AliasFile.aliases(file, "example.test"));
  }

  @Override
  protected AliasResolver resolver() {
    return aliases;
  }

  @Override
  protected List<MailAddress> named() {
    return List.of(MailAddress.of("sales@example.test"), MailAddress.of("o'brien@example.test"));
  }
}
