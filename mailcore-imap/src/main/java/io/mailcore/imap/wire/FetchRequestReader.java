package io.mailcore.imap.wire;

import io.mailcore.imap.wire.FetchItem.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a {@link FetchRequest}. */
final class FetchRequestReader {

  private static final FetchItem PREVIEW = new FetchItem.Preview(false);
  private static final FetchItem LAZY_PREVIEW = new FetchItem.Preview(true);
  private static final List<FetchItem> FAST =
      List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);

  private final ImapReader in;
  private final Set<FetchItem> items = new LinkedHashSet<>();
  private OptionalLong changedSince = OptionalLong.empty();
  private boolean vanished;
  private Optional<PartialRange> partial = Optional.empty();

  FetchRequestReader(ImapReader in) {
    this.in = in;
  }

  FetchRequest read() {
    boolean modified = in.at('(') ? list() : single();
    if (modified) {
      in.open();
      modifiers();
    }
    return request();
  }

  private FetchRequest request() {
    in.end();
    if (vanished && changedSince.isEmpty()) {
      throw ImapReader.error("VANISHED needs CHANGEDSINCE");
    }
    return new FetchRequest(new ArrayList<>(items), changedSince, vanished, partial);
  }

  /** Reads items in parentheses. */
  static List<FetchItem> list(ImapReader in) {
    FetchRequestReader reader = new FetchRequestReader(in);
    reader.itemsInParentheses();
    return List.copyOf(reader.items);
  }

  /** Reads items in parentheses, and answers whether a space follows. */
  private boolean list() {
    itemsInParentheses();
    return in.trySp();
  }

  private void itemsInParentheses() {
    in.open();
    boolean more;
    do {
      FetchItem item = item(in.name());
      more = in.trySp();
      if (more && item.equals(PREVIEW) && in.tryOpen()) {
        lazy();
        item = LAZY_PREVIEW;
        more = in.trySp();
      }
      items.add(item);
    } while (more);
    in.close();
  }

  /** Reads an item or macro, and answers whether a space follows. */
  private boolean single() {
    String name = in.name();
    Optional<List<FetchItem>> macro = macro(name);
    if (macro.isPresent()) {
      items.addAll(macro.get());
      return in.trySp();
    }
    FetchItem item = item(name);
    items.add(item);
    boolean modified = in.trySp();
    if (!modified || !item.equals(PREVIEW)) {
      return modified;
    }
    return singlePreview();
  }

  /** What stands in parentheses may belong to the item or to the command. */
  private boolean singlePreview() {
    in.open();
    if (!in.at('L') && !in.at('l')) {
      modifiers();
      return false;
    }
    lazy();
    items.clear();
    items.add(LAZY_PREVIEW);
    return in.trySp();
  }

  /** Reads the modifiers of PREVIEW behind their parenthesis (RFC 8970 section 6). */
  private void lazy() {
    do {
      in.keyword("LAZY");
    } while (in.trySp());
    in.close();
  }

  /** Reads the modifiers of the command behind their parenthesis. */
  private void modifiers() {
    do {
      String modifier = in.name();
      if (modifier.equals("CHANGEDSINCE") && changedSince.isEmpty()) {
        in.sp();
        changedSince = OptionalLong.of(changedSince());
      } else if (modifier.equals("VANISHED") && !vanished) {
        vanished = true;
      } else if (modifier.equals("PARTIAL") && partial.isEmpty()) {
        in.sp();
        partial = Optional.of(PartialRange.read(in));
      } else {
        throw ImapReader.error("Unknown FETCH modifier");
      }
    } while (in.trySp());
    in.close();
  }

  private long changedSince() {
    long value = in.number64();
    if (value == 0) {
      throw ImapReader.error("CHANGEDSINCE must be at least 1");
    }
    return value;
  }

  private static Optional<List<FetchItem>> macro(String name) {
    return switch (name) {
      case "FAST" -> Optional.of(FAST);
      case "ALL" -> Optional.of(with(FAST, Attribute.ENVELOPE));
      case "FULL" -> Optional.of(with(with(FAST, Attribute.ENVELOPE), Attribute.BODY));
      default -> Optional.empty();
    };
  }

  private static List<FetchItem> with(List<FetchItem> items, FetchItem more) {
    List<FetchItem> all = new ArrayList<>(items);
    all.add(more);
    return all;
  }

  private FetchItem item(String name) {
    if (in.at('[')) {
      return switch (name) {
        case "BODY" -> bodySection(false);
        case "BODY.PEEK" -> bodySection(true);
        case "BINARY" -> binarySection(false);
        case "BINARY.PEEK" -> binarySection(true);
        case "BINARY.SIZE" -> new FetchItem.BinarySize(SectionReader.part(in));
        default -> throw unknown();
      };
    }
    if (name.equals("PREVIEW")) {
      return PREVIEW;
    }
    for (Attribute attribute : Attribute.values()) {
      if (attribute.text().equals(name)) {
        return attribute;
      }
    }
    for (FetchItem.Legacy legacy : FetchItem.Legacy.values()) {
      if (legacy.text().equals(name)) {
        return legacy;
      }
    }
    throw unknown();
  }

  private FetchItem bodySection(boolean peek) {
    Section section = SectionReader.section(in);
    return new FetchItem.BodySection(section, peek, SectionReader.tryPartial(in));
  }

  private FetchItem binarySection(boolean peek) {
    Section section = SectionReader.part(in);
    return new FetchItem.BinarySection(section, peek, SectionReader.tryPartial(in));
  }

  private static ImapSyntaxException unknown() {
    return ImapReader.error("Unknown FETCH item");
  }
}
