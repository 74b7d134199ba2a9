package io.mailcore.net;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;

/** No address stands for another. */
final class NoAliases implements AliasResolver {

  @Override
  public Resolution resolve(MailAddress recipient) {
    return Resolution.pass();
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
