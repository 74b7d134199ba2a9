package io.mailcore.testkit.contract;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.SqlAliasResolver;
import io.mailcore.store.directory.SqlUserDirectory;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class SqlAliasResolverContractTest extends AliasResolverContract {

  private final TutorialTables tables = new TutorialTables();
  private final UserDirectory users = SqlUserDirectory.virtualUsers(tables.source()).build();
  private final AliasResolver aliases =
      SqlAliasResolver.virtualAliases(tables.source(), users).build();

  @AfterEach
  void close() {
    tables.close();
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
