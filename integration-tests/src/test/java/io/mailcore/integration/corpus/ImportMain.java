package io.mailcore.integration.corpus;

import io.mailcore.integration.process.Stores;
import io.mailcore.model.AccountId;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.archive.MailArchive;
import io.mailcore.store.archive.MailImport;
import io.mailcore.store.archive.MboxVariant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Imports into H2 and says after each batch how far it is; a process to be killed. */
final class ImportMain {

  private ImportMain() {}

  /** With the directory of the store, that of the state, the format, and the archive. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (MailStore store = Stores.H2.open(Path.of(args[0]))) {
      MailImport.of(archive(args[2], Path.of(args[3])), store, AccountId.of("ann"))
          .withState(Path.of(args[1]))
          .withListener(progress -> out.println("messages " + progress.messages()))
          .run();
    }
    out.println("done");
  }

  static MailArchive archive(String format, Path path) {
    return format.equals("mbox")
        ? MailArchive.mbox(path, MboxVariant.MBOXRD)
        : MailArchive.maildir(path);
  }
}
