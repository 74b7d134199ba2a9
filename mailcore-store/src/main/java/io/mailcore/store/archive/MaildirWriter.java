package io.mailcore.store.archive;

import io.mailcore.store.exchange.ForcedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a Maildir with folders as in Maildir++. */
final class MaildirWriter implements ArchiveWriter {

  private final Path root;
  private final LineEnd lineEnd;
  private final Problems problems;
  private final Manifest manifest;

  MaildirWriter(Path root, LineEnd lineEnd, Problems problems) {
    this.root = root;
    this.lineEnd = lineEnd;
    this.problems = problems;
    this.manifest = Manifest.read(root, problems);
  }

  @Override
  public MailboxWriter mailbox(Begun mailbox) throws IOException {
    List<String> levels = mailbox.levels();
    String name = levels.isEmpty() ? "" : MaildirNames.folder(levels);
    Path directory = levels.isEmpty() ? root : root.resolve(name);
    if (MaildirNames.isShortened(levels)) {
      problems.add(directory, "stands for " + String.join("/", levels) + ", which is too long");
    }
    for (String part : List.of("cur", "new", "tmp")) {
      ForcedFile.makeDirectory(directory.resolve(part));
    }
    if (!levels.isEmpty() && !Files.exists(directory.resolve("maildirfolder"))) {
      Files.createFile(directory.resolve("maildirfolder"));
    }
    manifest.put(ArchiveNames.key(name), levels, mailbox.entry().uses());
    return MaildirMailboxWriter.open(
        directory, mailbox.entry().uidValidity().value(), lineEnd, problems);
  }

  @Override
  public void finish(List<List<String>> subscriptions) throws IOException {
    manifest.write();
    Subscriptions.maildir(root.resolve("subscriptions")).write(subscriptions);
  }
}
