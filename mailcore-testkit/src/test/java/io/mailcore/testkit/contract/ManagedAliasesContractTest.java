package io.mailcore.testkit.contract;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.store.directory.ManagedUserDirectory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class ManagedAliasesContractTest extends AliasResolverContract {

  private final TutorialTables database = new TutorialTables();
  private final ManagedUserDirectory users = ManagedUserDirectory.builder(database.source()).open();

  ManagedAliasesContractTest() {
    List<MailAddress> ann = List.of(MailAddress.of("ann@example.test"));
    users.putAlias("sales@example.test", ann);
    users.putAlias("o'brien@example.test", ann);
    users.putAlias("@caught.test", ann);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected AliasResolver resolver() {
    return users;
  }

  @Override
  protected List<MailAddress> named() {
    return List.of(
        MailAddress.of("sales@example.test"),
        MailAddress.of("o'brien@example.test"),
        MailAddress.of("whoever@caught.test"));
  }
}
