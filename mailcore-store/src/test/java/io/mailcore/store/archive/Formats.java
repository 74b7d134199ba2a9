package io.mailcore.store.archive;

import java.nio.file.Path;
import java.util.function.Function;

/** The ways in which mail is exported such that an import gives back all of it. */
enum Formats {
  MAILDIR(MailArchive::maildir),
  MAILDIR_CRLF(path -> MailArchive.maildir(path, LineEnd.CRLF)),
  MBOXRD(path -> MailArchive.mbox(path, MboxVariant.MBOXRD)),
  MBOXCL2(path -> MailArchive.mbox(path, MboxVariant.MBOXCL2)),
  MH(MailArchive::mh);

  private final Function<Path, MailArchive> archive;

  Formats(Function<Path, MailArchive> archive) {
    this.archive = archive;
  }

  MailArchive at(Path path) {
    return archive.apply(path);
  }
}
