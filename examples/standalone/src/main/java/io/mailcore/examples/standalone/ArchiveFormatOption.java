package io.mailcore.examples.standalone;

import io.mailcore.store.archive.MailArchive;
import io.mailcore.store.archive.MboxVariant;
import java.nio.file.Path;
import java.util.function.Function;

/** The formats of mail files, named as the command line does. */
enum ArchiveFormatOption {
  MAILDIR(MailArchive::maildir),
  MBOX(path -> MailArchive.mbox(path, MboxVariant.MBOXRD)),
  MBOXO(path -> MailArchive.mbox(path, MboxVariant.MBOXO)),
  MBOXCL2(path -> MailArchive.mbox(path, MboxVariant.MBOXCL2)),
  MH(MailArchive::mh),
  MMDF(MailArchive::mmdf);

  private final Function<Path, MailArchive> archive;

  ArchiveFormatOption(Function<Path, MailArchive> archive) {
    this.archive = archive;
  }

  MailArchive at(Path path) {
    return archive.apply(path);
  }
}
