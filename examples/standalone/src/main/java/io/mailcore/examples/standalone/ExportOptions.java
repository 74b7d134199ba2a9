package io.mailcore.examples.standalone;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.archive.ArchiveListener;
import io.mailcore.store.archive.ArchiveResult;
import io.mailcore.store.archive.MailExport;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;

/** The subcommand {@code export}. */
@Command(
    name = "java -jar mailcore-standalone.jar export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = "Writes an account's mail into files. Nothing in the store changes.",
    footer = {
      "",
      "Run again, it adds to a Maildir or MH what is new, and writes an mbox anew.",
      "Exit status 0, 1 if there were problems, 2 for wrong options.",
      "",
      "Example:",
      "  java -jar mailcore-standalone.jar export --store h2:/var/lib/mailcore \\",
      "      --account ann@example.test --format mbox --path /home/ann/mail"
    })
final class ExportOptions extends ArchiveOptions implements Transfer {

  @Override
  public String storeText() {
    return store;
  }

  @Override
  public void check() {
    checkStore();
    storeDirectory()
        .filter(directory -> !Files.isDirectory(directory))
        .ifPresent(
            directory -> {
              throw new UsageException("--store: there is no directory " + directory);
            });
  }

  @Override
  public ArchiveResult run(MailStore opened, ArchiveListener listener) throws IOException {
    MailExport transfer = MailExport.of(opened, accountId(), archive()).withListener(listener);
    return (mailbox == null ? transfer : transfer.withMailbox(mailbox)).run();
  }
}
