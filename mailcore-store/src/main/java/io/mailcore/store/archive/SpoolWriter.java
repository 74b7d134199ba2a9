package io.mailcore.store.archive;

import io.mailcore.store.exchange.ForcedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes mboxes: one, or a tree of directories with one for each mailbox. */
final class SpoolWriter implements ArchiveWriter {

  private final Path root;
  private final Spool spool;
  private final Problems problems;
  private final Optional<Manifest> manifest;

  private SpoolWriter(Path root, Spool spool, Problems problems, Optional<Manifest> manifest) {
    this.root = root;
    this.spool = spool;
    this.problems = problems;
    this.manifest = manifest;
  }

  static SpoolWriter open(Path root, boolean one, Spool spool, Problems problems)
      throws IOException {
    Path directory = one ? root.toAbsolutePath().resolveSibling(".") : root;
    ForcedFile.makeDirectory(directory.normalize());
    return new SpoolWriter(
        root, spool, problems, one ? Optional.empty() : Optional.of(Manifest.read(root, problems)));
  }

  @Override
  public MailboxWriter mailbox(Begun mailbox) throws IOException {
    List<String> levels = mailbox.levels();
    if (manifest.isEmpty()) {
      return new SpoolMailboxWriter(root, spool, mailbox);
    }
    List<String> names = new ArrayList<>(levels.stream().map(ArchiveNames::fileName).toList());
    if (levels.isEmpty()) {
      names.add("INBOX");
    } else if (levels.size() == 1 && names.get(0).equalsIgnoreCase("INBOX")) {
      names.set(0, ArchiveNames.escaped(names.get(0), 0));
    }
    String name = String.join("/", names) + SpoolFormat.ENDING;
    Path file = root.resolve(name);
    if (levels.stream().anyMatch(ArchiveNames::isShortened)) {
      problems.add(file, "stands for " + String.join("/", levels) + ", which is too long");
    }
    ForcedFile.makeDirectory(file.resolveSibling(".").normalize());
    manifest.get().put(ArchiveNames.key(name), levels, mailbox.entry().uses());
    return new SpoolMailboxWriter(file, spool, mailbox);
  }

  @Override
  public void finish(List<List<String>> subscriptions) throws IOException {
    if (manifest.isPresent()) {
      manifest.get().write();
      Subscriptions.tree(root.resolve(SpoolFormat.SUBSCRIPTIONS)).write(subscriptions);
    }
  }
}
