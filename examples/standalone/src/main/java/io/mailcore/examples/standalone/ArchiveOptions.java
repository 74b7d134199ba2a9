package io.mailcore.examples.standalone;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.store.archive.MailArchive;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the subcommands {@code import} and {@code export} have in common. */
class ArchiveOptions {

  private static final String H2 = "h2:";

  @Option(
      names = "--store",
      required = true,
      paramLabel = "h2:DIR|jdbc:URL",
      description =
          "Where the server keeps mail; it must not run meanwhile. Example: --store"
              + " h2:/var/lib/mailcore")
  String store = "";

  @Option(
      names = "--account",
      required = true,
      paramLabel = "ADDRESS",
      converter = Converters.Address.class,
      description = "Whose mail it is. Example: --account ann@example.test")
  @Nullable MailAddress account;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of maildir, mbox (mboxrd), mboxo, mboxcl2, mh, mmdf (import only).")
  @Nullable ArchiveFormatOption format;

  @Option(
      names = "--path",
      required = true,
      paramLabel = "PATH",
      description =
          "The directory with the mailboxes, or a file that is one mbox."
              + " Example: --path /home/ann/Maildir")
  @Nullable Path path;

  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      converter = Converters.Mailbox.class,
      description =
          "This mailbox and those below it instead of all; in the files it is the first one."
              + " Example: --mailbox Archive/2026")
  @Nullable MailboxName mailbox;

  final void checkStore() {
    if (store.equals("memory")) {
      throw new UsageException("--store: 'memory' is gone at once (expected: h2:DIR or jdbc:URL)");
    }
  }

  MailArchive archive() {
    ArchiveFormatOption chosen = required(format, "--format");
    return chosen.at(required(path, "--path"));
  }

  /** The account's id, as the server's users have it: the address with ASCII in lower case. */
  AccountId accountId() {
    StringBuilder folded = new StringBuilder();
    for (char c : required(account, "--account").toString().toCharArray()) {
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return AccountId.of(folded.toString());
  }

  /** The directory of an H2 store. */
  Optional<Path> storeDirectory() {
    return store.startsWith(H2)
        ? Optional.of(Path.of(store.substring(H2.length())))
        : Optional.empty();
  }

  private static <T> T required(@Nullable T value, String option) {
    if (value == null) {
      throw new UsageException(option + " is missing");
    }
    return value;
  }
}
