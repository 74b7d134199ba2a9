package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.FetchItem.Attribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The arguments of FETCH behind its message set (RFC 3501 section 6.4.5, RFC 7162 section 3.1.4).
 *
 * @param items what is asked of each message, each once, in the order of the client
 * @param changedSince only messages with a larger mod-sequence, which asks for MODSEQ as well
 * @param vanished whether UIDs that are gone since then are asked for (RFC 7162 section 3.2.6)
 * @param partial which of the messages of the set alone (RFC 9394 section 3.3)
 */
public record FetchRequest(
    List<FetchItem> items,
    OptionalLong changedSince,
    boolean vanished,
    Optional<PartialRange> partial) {

  private static final List<FetchItem> FAST =
      List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);

  /** Copies the list. */
  public FetchRequest {
    requireNonNull(changedSince, "changedSince");
    requireNonNull(partial, "partial");
    items = List.copyOf(items);
  }

  /**
   * Reads what follows the space behind the message set, up to the end of the command.
   *
   * @param in stands at the items
   * @throws ImapSyntaxException if they are not to the grammar
   */
  public static FetchRequest parse(ImapReader in) {
    Set<FetchItem> items = new LinkedHashSet<>();
    if (in.tryOpen()) {
      do {
        items.add(item(in, in.name()));
      } while (in.trySp());
      in.close();
    } else {
      String name = in.name();
      Optional<List<FetchItem>> macro = macro(name);
      if (macro.isPresent()) {
        items.addAll(macro.get());
      } else {
        items.add(item(in, name));
      }
    }
    OptionalLong changedSince = OptionalLong.empty();
    boolean vanished = false;
    Optional<PartialRange> partial = Optional.empty();
    if (in.trySp()) {
      in.open();
      do {
        String modifier = in.name();
        if (modifier.equals("CHANGEDSINCE") && changedSince.isEmpty()) {
          in.sp();
          changedSince = OptionalLong.of(changedSince(in));
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
    in.end();
    if (vanished && changedSince.isEmpty()) {
      throw ImapReader.error("VANISHED needs CHANGEDSINCE");
    }
    return new FetchRequest(new ArrayList<>(items), changedSince, vanished, partial);
  }

  private static long changedSince(ImapReader in) {
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

  private static FetchItem item(ImapReader in, String name) {
    if (in.at('[')) {
      return switch (name) {
        case "BODY" -> bodySection(in, false);
        case "BODY.PEEK" -> bodySection(in, true);
        case "BINARY" -> binarySection(in, false);
        case "BINARY.PEEK" -> binarySection(in, true);
        case "BINARY.SIZE" -> new FetchItem.BinarySize(SectionReader.part(in));
        default -> throw unknown();
      };
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

  private static FetchItem bodySection(ImapReader in, boolean peek) {
    Section section = SectionReader.section(in);
    return new FetchItem.BodySection(section, peek, SectionReader.tryPartial(in));
  }

  private static FetchItem binarySection(ImapReader in, boolean peek) {
    Section section = SectionReader.part(in);
    return new FetchItem.BinarySection(section, peek, SectionReader.tryPartial(in));
  }

  private static ImapSyntaxException unknown() {
    return ImapReader.error("Unknown FETCH item");
  }
}
