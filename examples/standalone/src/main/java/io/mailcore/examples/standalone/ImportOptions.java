package io.mailcore.examples.standalone;

import io.mailcore.spi.store.MailStore;
import io.mailcore.store.archive.ArchiveListener;
import io.mailcore.store.archive.ArchiveResult;
import io.mailcore.store.archive.MailImport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The subcommand {@code import}. */
@Command(
    name = "java -jar mailcore-standalone.jar import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = "Brings mail from files into an account.",
    footer = {
      "",
      "Run again, it goes on where it ended, and later brings in what has come since.",
      "Exit status 0, 1 if there were problems, 2 for wrong options.",
      "",
      "Example:",
      "  java -jar mailcore-standalone.jar import --store h2:/var/lib/mailcore \\",
      "      --account ann@example.test --format maildir --path /home/ann/Maildir"
    })
final class ImportOptions extends ArchiveOptions implements Transfer {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where it notes what it has done; a directory below that of an H2 store if not given,"
              + " nowhere for other stores. Example: --state /var/tmp/ann-import")
  @Nullable Path state;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of dates in an mbox that name none; UTC if not given."
              + " Example: --zone Europe/Berlin")
  @Nullable ZoneId zone;

  @Override
  public String storeText() {
    return store;
  }

  @Override
  public void check() {
    checkStore();
  }

  @Override
  public ArchiveResult run(MailStore opened, ArchiveListener listener) throws IOException {
    MailImport transfer = MailImport.of(archive(), opened, accountId()).withListener(listener);
    transfer = mailbox == null ? transfer : transfer.withMailbox(mailbox);
    transfer = zone == null ? transfer : transfer.withZone(zone);
    Optional<Path> directory = stateDirectory();
    transfer = directory.isPresent() ? transfer.withState(directory.get()) : transfer;
    return transfer.run();
  }

  private Optional<Path> stateDirectory() {
    if (state != null) {
      return Optional.of(state);
    }
    // One for each archive, wherever it is.
    UUID name = UUID.nameUUIDFromBytes(archive().toString().getBytes(StandardCharsets.UTF_8));
    return storeDirectory().map(directory -> directory.resolve("imports").resolve(name.toString()));
  }
}
