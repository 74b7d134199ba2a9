package io.mailcore.imap.wire;

import java.util.Set;

/** What a SEARCH with RETURN answers (RFC 4731 section 3.1, RFC 5182 section 2.1). */
public enum SearchReturn {
  /** The smallest number or UID. */
  MIN,
  /** The largest. */
  MAX,
  /** All of them, as a set. */
  ALL,
  /** How many there are. */
  COUNT,
  /** Nothing: they are kept as the saved result. */
  SAVE;

  /** Whether of all that is found the first or last alone is asked for. */
  public static boolean areExtremes(Set<SearchReturn> returns) {
    return (returns.contains(MIN) || returns.contains(MAX))
        && !returns.contains(ALL)
        && !returns.contains(COUNT);
  }
}
