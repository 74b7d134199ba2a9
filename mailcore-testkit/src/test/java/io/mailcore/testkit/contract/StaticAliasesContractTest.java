package io.mailcore.testkit.contract;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.store.directory.StaticAliases;
import java.util.List;

final class StaticAliasesContractTest extends AliasResolverContract {

  private final AliasResolver aliases =
      StaticAliases.builder()
          .alias("sales@example.test", "ann@example.test", "bob@example.test")
          .local("bugs@example.test", AccountId.of("ann@example.test"))
          .into(MailboxName.of("Bugs"))
          .alias("o'brien@example.test", "ann@example.test")
          .build();

  @Override
  protected AliasResolver resolver() {
    return aliases;
  }

  @Override
  protected List<MailAddress> named() {
    return List.of(
        MailAddress.of("sales@example.test"),
        MailAddress.of("bugs@example.test"),
        MailAddress.of("o'brien@example.test"));
  }
}
