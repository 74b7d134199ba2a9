package io.mailcore.store.archive;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Brings the mail of an archive into an account: messages with their flags, keywords and dates, in
 * the order in which they were; mailboxes with their names, special uses and subscriptions. Lines
 * that end with LF get CRLF, as in every message of a store.
 *
 * <p>Mailboxes that are there already are added to. Messages go in by the hundred or by 8 MiB, each
 * such batch a transaction; memory holds no more of them than their references. What can't be read
 * is reported and passed over. Symbolic links aren't followed below the archive's root.
 *
 * <p>With a {@link #withState state directory} an import that ended early, even with its process or
 * the machine, goes on where it was when it is run again, and brings nothing in twice; run again
 * later it brings in what has come since. Without, each run brings in all.
 *
 * <p>Immutable; a run is for one thread, and an interrupt ends it between two messages.
 */
public final class MailImport {

  private final MailArchive archive;
  private final MailStore store;
  private final AccountId account;
  private final Options options;

  private MailImport(MailArchive archive, MailStore store, AccountId account, Options options) {
    this.archive = requireNonNull(archive, "archive");
    this.store = requireNonNull(store, "store");
    this.account = requireNonNull(account, "account");
    this.options = options;
  }

  /** What may be left out. */
  private record Options(
      Optional<MailboxName> mailbox, Optional<Path> state, ZoneId zone, ArchiveListener listener) {}

  /** An import of all mailboxes under their own names. */
  public static MailImport of(MailArchive archive, MailStore store, AccountId account) {
    Options options =
        new Options(Optional.empty(), Optional.empty(), ZoneOffset.UTC, progress -> {});
    return new MailImport(archive, store, account, options);
  }

  /**
   * This import into a mailbox and below it: the archive's first mailbox, its INBOX, becomes {@code
   * mailbox}, its others become inferiors.
   */
  public MailImport withMailbox(MailboxName mailbox) {
    return with(new Options(Optional.of(mailbox), options.state, options.zone, options.listener));
  }

  /**
   * This import with a directory in which it notes what it has done; made if need be. For a Maildir
   * and MH it notes names of files, for an mbox or MMDF how far it came, so that one whose
   * beginning has changed is refused. Each archive should have a directory of its own.
   */
  public MailImport withState(Path directory) {
    return with(
        new Options(options.mailbox, Optional.of(directory), options.zone, options.listener));
  }

  /** This import with the zone of dates in an mbox that name none; UTC if not given. */
  public MailImport withZone(ZoneId zone) {
    return with(
        new Options(
            options.mailbox, options.state, requireNonNull(zone, "zone"), options.listener));
  }

  /** This import with someone who is told how it goes. */
  public MailImport withListener(ArchiveListener listener) {
    return with(
        new Options(
            options.mailbox, options.state, options.zone, requireNonNull(listener, "listener")));
  }

  private MailImport with(Options changed) {
    return new MailImport(archive, store, account, changed);
  }

  /**
   * Does it.
   *
   * @throws IOException if the archive isn't there, or the state can't be read or written
   * @throws io.mailcore.model.StoreException if the store refuses messages: it is full, over quota,
   *     or out of order; what was brought in before stays
   */
  public ArchiveResult run() throws IOException {
    return new ImportRun(this).run();
  }

  MailArchive archive() {
    return archive;
  }

  MailStore store() {
    return store;
  }

  AccountId account() {
    return account;
  }

  Optional<MailboxName> mailbox() {
    return options.mailbox;
  }

  Optional<Path> state() {
    return options.state;
  }

  ZoneId zone() {
    return options.zone;
  }

  ArchiveListener listener() {
    return options.listener;
  }
}
