package io.mailcore.store.archive;

import io.mailcore.model.SpecialUse;
import io.mailcore.model.UidValidity;
import io.mailcore.store.exchange.ForcedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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
  public MailboxWriter mailbox(List<String> levels, UidValidity uidValidity, Set<SpecialUse> uses)
      throws IOException {
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
    manifest.put(ArchiveNames.key(name), levels, uses);
    return MaildirMailboxWriter.open(directory, uidValidity.value(), lineEnd, problems);
  }

  @Override
  public void finish(List<List<String>> subscriptions) throws IOException {
    manifest.write();
    Subscriptions.maildir(root.resolve("subscriptions")).write(subscriptions);
  }
}
