package io.mailcore.examples.standalone;

import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.archive.ArchiveResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs {@code import} and {@code export}, and says how it went. */
final class TransferCommand {

  private static final int OK = 0;
  private static final int PROBLEMS = 1;
  private static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;

  TransferCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The subcommand of this name, if it is one. */
  static Optional<Transfer> named(String name) {
    return switch (name) {
      case "import" -> Optional.of(new ImportOptions());
      case "export" -> Optional.of(new ExportOptions());
      default -> Optional.empty();
    };
  }

  int run(Transfer transfer, String... args) {
    CommandLine commandLine = new CommandLine(transfer).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      commandLine.parseArgs(args);
    } catch (ParameterException e) {
      return fail(USAGE, e);
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      return OK;
    }
    if (commandLine.isVersionHelpRequested()) {
      commandLine.printVersionHelp(out);
      return OK;
    }
    MailStore store;
    try {
      transfer.check();
      store = StandaloneServer.openStore(transfer.storeText());
    } catch (UsageException | StoreException | IllegalArgumentException e) {
      return fail(USAGE, e);
    }
    try (store) {
      return run(transfer, store);
    }
  }

  private int run(Transfer transfer, MailStore store) {
    ProgressLine progress = new ProgressLine(err);
    try {
      ArchiveResult result = transfer.run(store, progress);
      progress.end();
      out.println(result);
      out.flush();
      return result.problemCount() == 0 ? OK : PROBLEMS;
    } catch (UsageException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NoSuchFileException
        | NotDirectoryException e) {
      progress.end();
      return fail(USAGE, e);
    } catch (IOException | StoreException e) {
      progress.end();
      return fail(PROBLEMS, e);
    }
  }

  private int fail(int status, Exception e) {
    boolean file = e instanceof NoSuchFileException || e instanceof NotDirectoryException;
    String sentence =
        file ? "--path: " + e.getMessage() + " isn't there" : String.valueOf(e.getMessage());
    err.println("mailcore: " + sentence.replace('\n', ' '));
    return status;
  }
}
