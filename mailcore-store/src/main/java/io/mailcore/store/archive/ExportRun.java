package io.mailcore.store.archive;

import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.store.archive.ArchiveWriter.MailboxWriter;
import io.mailcore.store.archive.ArchiveWriter.UnreadableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** One run of an export. For use by one thread. */
final class ExportRun {

  private static final int PAGE = 500;

  private final MailExport settings;
  private final ArchiveFormat format;
  private final MailAccount account;
  private final Problems problems;
  private final ArchiveResult.Counts counts = new ArchiveResult.Counts();
  private long messages;
  private long octets;

  ExportRun(MailExport settings) {
    this.settings = settings;
    this.format = settings.archive().format();
    this.account = settings.store().account(settings.account(), CallContext.of("export"));
    this.problems = new Problems(settings.listener());
  }

  ArchiveResult run() throws IOException {
    if (settings.mailbox().isEmpty() && format.holdsOne()) {
      throw new IllegalArgumentException(
          "path: "
              + format.root()
              + " is one file (expected: a directory, or a mailbox to export)");
    }
    List<MailboxEntry> entries = entries();
    ArchiveWriter writer = format.writer(problems);
    for (MailboxEntry entry : entries) {
      mailbox(entry, writer);
    }
    writer.finish(
        account.subscriptions().stream().filter(this::isChosen).map(this::levels).toList());
    return new ArchiveResult(counts, problems);
  }

  private List<MailboxEntry> entries() {
    List<MailboxEntry> chosen = new ArrayList<>();
    List<MailboxEntry> page = account.list(Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.stream().filter(entry -> isChosen(entry.name())).forEach(chosen::add);
      page = account.list(Optional.of(page.get(page.size() - 1).name()), PAGE);
    }
    settings
        .mailbox()
        .ifPresent(
            name -> {
              if (account.find(name).isEmpty()) {
                throw new IllegalArgumentException("mailbox: there is no " + name);
              }
            });
    return chosen;
  }

  private boolean isChosen(MailboxName name) {
    return settings
        .mailbox()
        .map(top -> name.equals(top) || !format.holdsOne() && name.isInferiorOf(top))
        .orElse(true);
  }

  /** The name within the archive: below the chosen mailbox, which has none. */
  private List<String> levels(MailboxName name) {
    MailboxName top = settings.mailbox().orElse(MailboxName.INBOX);
    if (name.equals(top)) {
      return List.of();
    }
    String value = name.value();
    String rest =
        settings.mailbox().isPresent() ? value.substring(top.value().length() + 1) : value;
    return List.of(rest.split("/", -1));
  }

  private void mailbox(MailboxEntry entry, ArchiveWriter writer) throws IOException {
    messages = 0;
    octets = 0;
    List<String> levels = levels(entry.name());
    try {
      Mailbox mailbox = account.open(entry.id());
      ArchiveWriter.Begun begun =
          new ArchiveWriter.Begun(
              levels, entry, mailbox.status(), new TreeSet<>(mailbox.keywords()));
      write(mailbox, begun, writer);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      problems.add(format.root(), "mailbox " + entry.name() + ": " + e);
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.NOT_FOUND) {
        throw e;
      }
      problems.add(format.root(), "mailbox " + entry.name() + " is gone");
    }
  }

  private void write(Mailbox mailbox, ArchiveWriter.Begun begun, ArchiveWriter writer)
      throws IOException {
    try (MailboxWriter out = writer.mailbox(begun)) {
      messages(mailbox, begun, out);
      out.finish();
      counts.mailboxes++;
    }
  }

  private void messages(Mailbox mailbox, ArchiveWriter.Begun begun, MailboxWriter out)
      throws IOException {
    OptionalLong total = OptionalLong.of(begun.status().counts().messages());
    MessageQuery query = MessageQuery.all().withLimit(PAGE);
    boolean more = true;
    while (more) {
      MessagePage page = mailbox.messages(query);
      for (MessageMeta meta : page.messages()) {
        message(mailbox, meta, out);
      }
      settings
          .listener()
          .progress(
              new ArchiveProgress(
                  begun.entry().name(), messages, octets, total, OptionalLong.empty()));
      more = !page.complete();
      query = more ? query.withAfter(page.next().orElseThrow()) : query;
    }
  }

  private void message(Mailbox mailbox, MessageMeta meta, MailboxWriter out) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the export was interrupted");
    }
    try {
      if (out.add(meta, mailbox.content(meta.uid()))) {
        counts.messages++;
        counts.octets += meta.size();
      } else {
        counts.skipped++;
      }
    } catch (UnreadableException e) {
      problems.add(out.place(), "UID " + meta.uid() + " can't be read: " + e.getMessage());
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.NOT_FOUND && e.kind() != StoreException.Kind.DAMAGED) {
        throw e;
      }
      problems.add(out.place(), "UID " + meta.uid() + " can't be read: " + e.getMessage());
    }
    messages++;
    octets += meta.size();
  }
}
