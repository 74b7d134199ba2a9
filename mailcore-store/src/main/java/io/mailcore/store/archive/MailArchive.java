package io.mailcore.store.archive;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Files that hold mail, in one of the formats that mail servers and clients use. A source for
 * {@link MailImport}, a target for {@link MailExport}; says where and how, does nothing by itself.
 *
 * <p>An export followed by an import gives every message back octet for octet, whatever is in it,
 * but for {@link MboxVariant#MBOXO}. Text is written as the format's other programs expect it, a
 * line feed at the end of each line; a message that this can't tell exactly (single LF or CR, no
 * line end at the end) is written as it is or with a mark that only the import here knows.
 *
 * <p>Each export adds a file {@code .mailcore-mailboxes} with the mailboxes' exact names and
 * special uses. Immutable.
 */
public final class MailArchive {

  private final ArchiveFormat format;

  private MailArchive(ArchiveFormat format) {
    this.format = format;
  }

  /**
   * A Maildir, with its folders as Maildir++ has them ({@code .A.B} below {@code root}, names in
   * modified UTF-7) or as directories in directories. Knows Dovecot's {@code dovecot-uidlist} (the
   * order of messages), {@code dovecot-keywords} and {@code subscriptions}. An export writes lines
   * with LF.
   */
  public static MailArchive maildir(Path root) {
    return maildir(root, LineEnd.LF);
  }

  /** A Maildir in which an export ends lines in this way. */
  public static MailArchive maildir(Path root, LineEnd lineEnd) {
    requireNonNull(lineEnd, "lineEnd");
    return new MailArchive(new MaildirFormat(absolute(root), lineEnd));
  }

  /**
   * One mbox, if {@code path} is a file or, not there yet, ends with {@code .mbox}; else a
   * directory of them, a file a mailbox, inferiors in directories.
   */
  public static MailArchive mbox(Path path, MboxVariant variant) {
    requireNonNull(variant, "variant");
    return new MailArchive(new SpoolFormat(absolute(path), Spool.of(variant)));
  }

  /**
   * The folders of MH and nmh: a directory a mailbox, a file with a number as its name a message,
   * flags in {@code .mh_sequences}.
   */
  public static MailArchive mh(Path root) {
    return new MailArchive(new MhFormat(absolute(root)));
  }

  /** A file, or a directory of files, of MMDF. Can be imported only. */
  public static MailArchive mmdf(Path path) {
    return new MailArchive(new SpoolFormat(absolute(path), Spool.MMDF));
  }

  private static Path absolute(Path path) {
    return requireNonNull(path, "path").toAbsolutePath().normalize();
  }

  ArchiveFormat format() {
    return format;
  }

  @Override
  public String toString() {
    return format.name() + ":" + format.root();
  }
}
