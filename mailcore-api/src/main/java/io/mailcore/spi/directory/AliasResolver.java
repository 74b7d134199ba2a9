package io.mailcore.spi.directory;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.threads.MayBlock;

/**
 * Where mail to an address goes, one step at a time: the library follows rewritten addresses
 * itself, visits none twice, and bounds depth and number. Implemented by hosts; grows by default
 * methods only. See the package for threading and errors.
 */
public interface AliasResolver extends MayBlock {

  /**
   * The next step for {@code recipient}. Asked for each recipient of a transaction, for every
   * address that a step before came to, and, where the answer is {@link Resolution#pass()}, again
   * without the subaddress ({@code ann+tag} as {@code ann}).
   */
  Resolution resolve(MailAddress recipient);
}
