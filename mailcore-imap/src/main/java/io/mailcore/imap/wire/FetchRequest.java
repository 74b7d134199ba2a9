package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
    return new FetchRequestReader(in).read();
  }
}
