package io.mailcore.store.archive;

import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which mailbox of the account a mailbox of an archive becomes. */
final class ImportNames {

  private static final Map<String, SpecialUse> KNOWN =
      Map.of(
          "drafts", SpecialUse.DRAFTS,
          "sent", SpecialUse.SENT,
          "sent messages", SpecialUse.SENT,
          "sent items", SpecialUse.SENT,
          "trash", SpecialUse.TRASH,
          "deleted items", SpecialUse.TRASH,
          "junk", SpecialUse.JUNK,
          "spam", SpecialUse.JUNK,
          "archive", SpecialUse.ARCHIVE);

  private final Optional<MailboxName> prefix;
  private final Problems problems;

  ImportNames(Optional<MailboxName> prefix, Problems problems) {
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The mailbox's name, made a possible one if it isn't, which is a problem at {@code place}. */
  MailboxName of(List<String> levels, Path place) {
    List<String> all = new ArrayList<>();
    prefix.ifPresent(name -> all.add(name.value()));
    all.addAll(levels);
    String text = all.isEmpty() ? MailboxName.INBOX.value() : String.join("/", all);
    boolean parted = levels.stream().noneMatch(level -> level.indexOf('/') >= 0);
    Optional<MailboxName> name = parted ? MailboxName.tryOf(text) : Optional.empty();
    if (name.isPresent()) {
      return name.get();
    }
    MailboxName mapped = possible(levels);
    problems.add(place, "'" + text + "' can't be a mailbox's name, it becomes '" + mapped + "'");
    return mapped;
  }

  private MailboxName possible(List<String> levels) {
    int most = MailboxName.MAX_DEPTH - prefix.map(name -> name.ancestors().size() + 1).orElse(0);
    List<String> possible = new ArrayList<>(levels.stream().map(ImportNames::possible).toList());
    while (possible.size() > Math.max(most, 1)) {
      String last = possible.remove(possible.size() - 1);
      possible.set(possible.size() - 1, possible.get(possible.size() - 1) + "_" + last);
    }
    prefix.ifPresent(name -> possible.add(0, name.value()));
    String text = String.join("/", possible);
    return MailboxName.tryOf(text)
        .or(() -> MailboxName.tryOf(prefix.map(name -> name + "/").orElse("") + digest(text)))
        .orElseGet(() -> MailboxName.of(digest(text)));
  }

  private static String digest(String text) {
    return "mailbox-" + ArchiveNames.digest(text, 16);
  }

  /** A level with {@code _} for each character that can't be in one. */
  private static String possible(String level) {
    StringBuilder out = new StringBuilder();
    level
        .codePoints()
        .forEach(
            c -> {
              boolean good = c != '/' && MailboxName.tryOf("x" + Character.toString(c)).isPresent();
              out.append(good ? Character.toString(c) : "_");
            });
    String text = out.toString();
    return text.isEmpty() || text.equals(".") || text.equals("..") ? "_" : text;
  }

  /** What a mailbox that must be made is for: as the archive says, or as its name is known for. */
  static Set<SpecialUse> uses(ArchiveFormat.FoundMailbox found) {
    if (!found.uses().isEmpty() || found.levels().size() != 1) {
      return found.uses();
    }
    return Optional.ofNullable(KNOWN.get(found.levels().get(0).toLowerCase(Locale.ROOT)))
        .map(Set::of)
        .orElse(Set.of());
  }
}
