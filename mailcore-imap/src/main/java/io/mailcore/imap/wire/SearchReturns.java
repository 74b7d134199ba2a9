package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a SEARCH or SORT with RETURN answers.
 *
 * @param options the options
 * @param partial the results that PARTIAL is about
 */
public record SearchReturns(Set<SearchReturn> options, Optional<PartialRange> partial) {

  /** Copies the set. */
  public SearchReturns {
    options = Set.copyOf(options);
    requireNonNull(partial, "partial");
  }

  /** These options. */
  public static SearchReturns of(SearchReturn... options) {
    return new SearchReturns(Set.of(options), Optional.empty());
  }

  /** Wants options in parentheses; none stand for ALL (RFC 4731 section 3.1). */
  static SearchReturns read(ImapReader in) {
    Set<SearchReturn> options = EnumSet.noneOf(SearchReturn.class);
    Optional<PartialRange> partial = Optional.empty();
    in.open();
    while (!in.tryClose()) {
      if (!options.isEmpty()) {
        in.sp();
      }
      SearchReturn option = option(in.name());
      if (option == SearchReturn.PARTIAL) {
        in.sp();
        partial = Optional.of(only(partial, in));
      }
      options.add(option);
    }
    if (options.contains(SearchReturn.ALL) && partial.isPresent()) {
      throw ImapReader.error("Either PARTIAL or ALL");
    }
    if (options.isEmpty()) {
      options.add(SearchReturn.ALL);
    }
    return new SearchReturns(options, partial);
  }

  private static PartialRange only(Optional<PartialRange> before, ImapReader in) {
    if (before.isPresent()) {
      throw ImapReader.error("More than one PARTIAL");
    }
    return PartialRange.read(in);
  }

  private static SearchReturn option(String name) {
    for (SearchReturn option : SearchReturn.values()) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    throw ImapReader.error("Unknown search return option");
  }

  /** Whether this is among the options. */
  public boolean has(SearchReturn option) {
    return options.contains(option);
  }

  /** Whether results are saved and nothing is to be answered (RFC 5182 section 2.1). */
  public boolean savesAlone() {
    return options.equals(Set.of(SearchReturn.SAVE));
  }

  /**
   * Whether of all that is found some alone is asked for, so that SAVE keeps no more than that (RFC
   * 5182 section 2.4, RFC 9394 section 3.2).
   */
  public boolean areSome() {
    return (has(SearchReturn.MIN) || has(SearchReturn.MAX) || has(SearchReturn.PARTIAL))
        && !has(SearchReturn.ALL)
        && !has(SearchReturn.COUNT);
  }
}
