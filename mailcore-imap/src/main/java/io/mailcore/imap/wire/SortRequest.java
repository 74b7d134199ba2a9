package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of SORT (RFC 5256 section 3, RFC 5267 section 3).
 *
 * @param keys what to sort by, the first one first
 * @param search what to look for and to answer
 */
public record SortRequest(List<SortKey> keys, SearchRequest search) {

  /** Nobody means more of them: there are as many fields, each either way. */
  private static final int MOST_KEYS = 2 * SortKey.Field.values().length;

  /** Copies the list. */
  public SortRequest {
    keys = List.copyOf(keys);
    requireNonNull(search, "search");
  }

  /**
   * Reads all that follows the word SORT, from the space on to the end of the command.
   *
   * @param in stands behind the word
   * @throws ImapSyntaxException if it is not to the grammar
   */
  public static SortRequest parse(ImapReader in) {
    in.sp();
    Optional<SearchReturns> returns = SearchRequest.tryReturns(in);
    List<SortKey> keys = keys(in);
    in.sp();
    return new SortRequest(keys, SearchRequest.criteria(in, returns));
  }

  private static List<SortKey> keys(ImapReader in) {
    List<SortKey> keys = new ArrayList<>();
    in.open();
    do {
      String name = in.name();
      boolean reverse = name.equals("REVERSE");
      if (reverse) {
        in.sp();
        name = in.name();
      }
      keys.add(new SortKey(field(name), reverse));
    } while (in.trySp());
    in.close();
    if (keys.size() > MOST_KEYS) {
      throw ImapReader.error("Too many sort keys");
    }
    return keys;
  }

  private static SortKey.Field field(String name) {
    for (SortKey.Field field : SortKey.Field.values()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    throw ImapReader.error("Unknown sort key");
  }
}
