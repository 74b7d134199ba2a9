package io.mailcore.examples.standalone;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.archive.ArchiveListener;
import io.mailcore.store.archive.ArchiveResult;
import java.io.IOException;

/** What a subcommand does with a store. */
interface Transfer {

  /** The store, as the command line names it. */
  String storeText();

  /**
   * Looks at the options before anything is opened.
   *
   * @throws UsageException if they ask for what can't be
   */
  void check();

  /** Does it. */
  ArchiveResult run(MailStore opened, ArchiveListener listener) throws IOException;
}
