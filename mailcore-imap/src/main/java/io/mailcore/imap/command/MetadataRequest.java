package io.mailcore.imap.command;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * What GETMETADATA asks for (RFC 5464, sections 4.2 and 5).
 *
 * @param mailbox its name as it came; empty for the server
 * @param options which of the entries' values, and of those below them
 * @param entries one at least
 */
record MetadataRequest(String mailbox, Options options, List<EntryPath> entries) {

  /**
   * Options.
   *
   * @param maxSize the largest value that is wanted, in octets
   * @param depth how far below the entries
   */
  record Options(long maxSize, int depth) {

    static final Options NONE = new Options(Long.MAX_VALUE, 0);
  }

  MetadataRequest {
    requireNonNull(mailbox, "mailbox");
    requireNonNull(options, "options");
    entries = List.copyOf(entries);
  }

  static MetadataRequest read(ImapReader in) {
    in.sp();
    Options options = Options.NONE;
    if (in.tryOpen()) {
      options = options(in);
      in.sp();
    }
    String mailbox = in.mailboxText();
    in.sp();
    List<EntryPath> entries = new ArrayList<>();
    if (in.tryOpen()) {
      // The grammar has options before the mailbox, the examples behind it.
      if (options.equals(Options.NONE) && !in.at('/') && !in.at('"') && !in.atLiteral()) {
        options = options(in);
        in.sp();
      } else {
        entriesInList(in, entries);
      }
    }
    if (entries.isEmpty()) {
      entries(in, entries);
    }
    return new MetadataRequest(mailbox, options, entries);
  }

  private static void entries(ImapReader in, List<EntryPath> entries) {
    if (in.tryOpen()) {
      entriesInList(in, entries);
      return;
    }
    // One by the grammar, several in an example of section 4.4.1.
    do {
      entries.add(EntryPath.read(in));
    } while (in.trySp());
  }

  private static void entriesInList(ImapReader in, List<EntryPath> entries) {
    do {
      entries.add(EntryPath.read(in));
    } while (in.trySp());
    in.close();
  }

  private static Options options(ImapReader in) {
    Options options = Options.NONE;
    do {
      String name = in.name();
      in.sp();
      options =
          switch (name) {
            case "MAXSIZE" -> new Options(in.number(), options.depth());
            case "DEPTH" -> new Options(options.maxSize(), depth(in));
            default -> throw new ImapSyntaxException("Unknown option");
          };
    } while (in.trySp());
    in.close();
    return options;
  }

  private static int depth(ImapReader in) {
    return switch (in.name()) {
      case "0" -> 0;
      case "1" -> 1;
      case "INFINITY" -> Integer.MAX_VALUE;
      default -> throw new ImapSyntaxException("Expected 0, 1 or infinity");
    };
  }
}
