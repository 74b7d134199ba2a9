package io.mailcore.store.archive;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes the mail of an account into an archive: messages octet for octet, with their flags,
 * keywords and dates (to the second in an mbox); mailboxes with their names, special uses and
 * subscriptions. Nothing in the store changes.
 *
 * <p>Run again, it adds to a Maildir or MH what is new in the store, and leaves alone what it wrote
 * before; an mbox it writes anew beside the old one, which stays in its place until the new one is
 * whole. UIDs are kept: in {@code dovecot-uidlist} of a Maildir, as the numbers of MH.
 *
 * <p>Memory holds a page of messages' metas, no content. Immutable; a run is for one thread, and an
 * interrupt ends it between two messages.
 */
public final class MailExport {

  private final MailStore store;
  private final AccountId account;
  private final MailArchive archive;
  private final Optional<MailboxName> mailbox;
  private final ArchiveListener listener;

  private MailExport(
      MailStore store,
      AccountId account,
      MailArchive archive,
      Optional<MailboxName> mailbox,
      ArchiveListener listener) {
    this.store = requireNonNull(store, "store");
    this.account = requireNonNull(account, "account");
    this.archive = requireNonNull(archive, "archive");
    this.mailbox = mailbox;
    this.listener = requireNonNull(listener, "listener");
  }

  /** An export of all mailboxes. */
  public static MailExport of(MailStore store, AccountId account, MailArchive archive) {
    return new MailExport(store, account, archive, Optional.empty(), progress -> {});
  }

  /**
   * This export of one mailbox, which becomes the archive's first, and of its inferiors, of which
   * an archive that is a single file takes none.
   */
  public MailExport withMailbox(MailboxName name) {
    return new MailExport(store, account, archive, Optional.of(name), listener);
  }

  /** This export with someone who is told how it goes. */
  public MailExport withListener(ArchiveListener changed) {
    return new MailExport(store, account, archive, mailbox, changed);
  }

  /**
   * Does it.
   *
   * @throws IllegalArgumentException if the archive is a single file and no mailbox was named, or
   *     the mailbox isn't there
   * @throws UnsupportedOperationException if the format can't be written
   * @throws IOException if the archive can't be written
   * @throws io.mailcore.model.StoreException if the store is out of order
   */
  public ArchiveResult run() throws IOException {
    return new ExportRun(this).run();
  }

  MailStore store() {
    return store;
  }

  AccountId account() {
    return account;
  }

  MailArchive archive() {
    return archive;
  }

  Optional<MailboxName> mailbox() {
    return mailbox;
  }

  ArchiveListener listener() {
    return listener;
  }
}
