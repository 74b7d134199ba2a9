package io.mailcore.store.directory;

import io.mailcore.model.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files of aliases: joins continued lines, and reports what can't be used by its line. */
final class AliasLines {

  private final String domain;
  private final LineComplaints complaints;
  private final AliasTable table = new AliasTable();

  private AliasLines(String domain, LineComplaints complaints) {
    this.domain = domain;
    this.complaints = complaints;
  }

  /** What is said of an entry, from the line on where it begins. */
  private interface Entry {
    void read(int line, String text);
  }

  /** A file as aliases(5) has it: {@code name: destination, destination}. */
  static AliasTable aliases(List<String> lines, String domain, LineComplaints complaints) {
    AliasLines reading = new AliasLines(domain, complaints);
    reading.entries(lines, reading::alias);
    return reading.table;
  }

  /** A file as virtual(5) has it: {@code pattern destination, destination}. */
  static AliasTable virtual(List<String> lines, String domain, LineComplaints complaints) {
    AliasLines reading = new AliasLines(domain, complaints);
    reading.entries(lines, reading::virtual);
    return reading.table;
  }

  /**
   * A line that begins with a blank goes on with the one before; blank ones and comments don't
   * count.
   */
  private void entries(List<String> lines, Entry entry) {
    StringBuilder text = new StringBuilder();
    int begun = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0))) {
        if (begun == 0) {
          complaints.add(i + 1, "goes on with a line that isn't there");
        } else {
          text.append(' ').append(line.strip());
        }
        continue;
      }
      if (begun > 0) {
        entry.read(begun, text.toString());
      }
      begun = i + 1;
      text.setLength(0);
      text.append(line.strip());
    }
    if (begun > 0) {
      entry.read(begun, text.toString());
    }
  }

  private void alias(int line, String text) {
    int colon = endOfName(text, ':');
    Optional<MailAddress> source =
        colon < 0 ? Optional.empty() : address(text.substring(0, colon).strip());
    if (source.isEmpty()) {
      complaints.add(line, "no alias (expected: name: destination, destination)");
      return;
    }
    add(line, source.get(), text.substring(colon + 1));
  }

  /** Where the name ends; quotes hold a name with colons and blanks in it. */
  private static int endOfName(String text, char end) {
    int from = text.startsWith("\"") ? text.indexOf('"', 1) : 0;
    return from < 0 ? -1 : text.indexOf(end, from);
  }

  private void virtual(int line, String text) {
    String[] parts = text.split("\\s+", 2);
    if (parts.length < 2) {
      complaints.add(line, "no destination (expected: address destination, destination)");
      return;
    }
    String key = parts[0];
    if (key.startsWith("@")) {
      catchAll(line, key, parts[1]);
    } else if (isDomain(key, parts[1])) {
      MailAddress.tryOf("any@" + key).ifPresent(any -> table.addDomain(any.domain()));
    } else {
      Optional<MailAddress> source = address(key);
      if (source.isEmpty()) {
        complaints.add(line, "no address (expected: user@domain, user or @domain)");
      } else {
        add(line, source.get(), parts[1]);
      }
    }
  }

  /** {@code example.org anything}: the right-hand side of a domain doesn't matter to Postfix. */
  private static boolean isDomain(String key, String destinations) {
    return key.indexOf('@') < 0
        && key.indexOf('.') > 0
        && destinations.indexOf('@') < 0
        && destinations.indexOf(',') < 0
        && MailAddress.tryOf("any@" + key).isPresent();
  }

  private void catchAll(int line, String key, String list) {
    Optional<MailAddress> any = MailAddress.tryOf("any" + key);
    if (any.isEmpty()) {
      complaints.add(line, "no domain behind the @");
      return;
    }
    List<String> targets = new ArrayList<>();
    for (String target : destinations(list)) {
      if (target.startsWith("@")) {
        targets.add(target);
      } else {
        usable(line, target).ifPresent(address -> targets.add(address.toString()));
      }
    }
    if (!targets.isEmpty()) {
      table.addCatchAll(any.get().domain(), targets);
    }
  }

  private void add(int line, MailAddress source, String list) {
    List<MailAddress> targets = new ArrayList<>();
    for (String target : destinations(list)) {
      if (target.startsWith("@")) {
        usable(line, "x" + target)
            .ifPresent(other -> targets.add(other.withLocalPart(source.localPart())));
      } else {
        usable(line, target).ifPresent(targets::add);
      }
    }
    if (targets.isEmpty()) {
      complaints.add(line, "no destination is left: the alias isn't there");
    } else {
      table.add(source, targets);
    }
  }

  private Optional<MailAddress> usable(int line, String target) {
    if (target.startsWith("|") || target.startsWith("\"|")) {
      complaints.add(line, "commands aren't run: this destination is left out");
      return Optional.empty();
    }
    if (target.startsWith("/") || target.startsWith("\"/")) {
      complaints.add(line, "files aren't written: this destination is left out");
      return Optional.empty();
    }
    if (AsciiFolding.fold(target).startsWith(":include:")) {
      complaints.add(line, "files aren't included: this destination is left out");
      return Optional.empty();
    }
    // A backslash in front says that the user is meant, whatever the aliases say.
    Optional<MailAddress> address = address(target.startsWith("\\") ? target.substring(1) : target);
    if (address.isEmpty()) {
      complaints.add(line, "a destination is no address: it is left out");
    }
    return address;
  }

  /** A name at the file's own domain, or a whole address, with its local part folded. */
  private Optional<MailAddress> address(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = MailAddress.tryOf(text).isPresent();
    return MailAddress.tryOf(whole ? text : text + "@" + domain).map(AsciiFolding::fold);
  }

  /** What stands between commas that are in no quotes. */
  private static List<String> destinations(String list) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '\\' && quoted && i + 1 < list.length()) {
        part.append(c).append(list.charAt(++i));
      } else if (c == ',' && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        quoted ^= c == '"';
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }
}
