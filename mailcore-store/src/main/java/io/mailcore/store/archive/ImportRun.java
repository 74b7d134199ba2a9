package io.mailcore.store.archive;

import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.store.archive.ArchiveFormat.FoundMailbox;
import io.mailcore.store.archive.ArchiveFormat.ReadContext;
import io.mailcore.store.exchange.ForcedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of an import. For use by one thread. */
final class ImportRun {

  private final MailImport settings;
  private final ArchiveFormat format;
  private final MailAccount account;
  private final Problems problems;
  private final ImportNames names;
  private final ArchiveResult.Counts counts = new ArchiveResult.Counts();
  private final Set<SpecialUse> taken = EnumSet.noneOf(SpecialUse.class);

  ImportRun(MailImport settings) {
    this.settings = settings;
    this.format = settings.archive().format();
    this.account = settings.store().account(settings.account(), CallContext.of("import"));
    this.problems = new Problems(settings.listener());
    this.names = new ImportNames(settings.mailbox(), problems);
  }

  ArchiveResult run() throws IOException {
    ArchiveFormat.Tree tree = format.scan(problems);
    if (settings.state().isPresent()) {
      ForcedFile.makeDirectory(settings.state().get());
    }
    takenUses();
    for (FoundMailbox found : tree.mailboxes()) {
      mailbox(found);
      counts.mailboxes++;
    }
    for (List<String> levels : tree.subscriptions()) {
      account.subscribe(names.of(levels, format.root()), true);
    }
    return new ArchiveResult(counts, problems);
  }

  private void takenUses() {
    List<MailboxEntry> page = account.list(Optional.empty(), 1000);
    while (!page.isEmpty()) {
      page.forEach(entry -> taken.addAll(entry.uses()));
      page = account.list(Optional.of(page.get(page.size() - 1).name()), 1000);
    }
  }

  private void mailbox(FoundMailbox found) throws IOException {
    MailboxName name = names.of(found.levels(), found.place());
    MailboxEntry entry = account.find(name).orElseGet(() -> create(name, found));
    Mailbox mailbox = account.open(entry.id());
    if (settings.state().isEmpty()) {
      messages(found, name, mailbox, Optional.empty());
      return;
    }
    Path file = settings.state().get().resolve(stateFile(found, name));
    try (ImportJournal journal = ImportJournal.open(file, entry.id())) {
      Optional<ImportJournal.Pending> pending = journal.pending();
      if (pending.isPresent()) {
        journal.settlePending(PendingBatch.isThere(mailbox, pending.get()));
      }
      messages(found, name, mailbox, Optional.of(journal));
    }
  }

  private String stateFile(FoundMailbox found, MailboxName name) {
    String all =
        String.join("\n", format.name(), settings.account().value(), name.value(), found.key());
    return ArchiveNames.digest(all, 32) + ".journal";
  }

  private MailboxEntry create(MailboxName name, FoundMailbox found) {
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    uses.addAll(ImportNames.uses(found));
    uses.removeAll(taken);
    taken.addAll(uses);
    return account.create(name, uses);
  }

  private void messages(
      FoundMailbox found, MailboxName name, Mailbox mailbox, Optional<ImportJournal> journal)
      throws IOException {
    try (DoneMessages none = new DoneMessages()) {
      DoneMessages done = journal.map(ImportJournal::done).orElse(none);
      Optional<MessageReader> reader =
          reader(found, new ReadContext(done, settings.zone(), problems));
      if (reader.isPresent()) {
        try (MessageReader messages = reader.get()) {
          counts.skipped += messages.skipped();
          new MailboxImport(settings, mailbox, name, messages, problems)
              .run(found.place(), journal, counts);
        }
      }
    }
  }

  private Optional<MessageReader> reader(FoundMailbox found, ReadContext context) {
    try {
      return Optional.of(format.reader(found, context));
    } catch (IOException | UncheckedIOException e) {
      problems.add(found.place(), 0, e);
      return Optional.empty();
    }
  }
}
