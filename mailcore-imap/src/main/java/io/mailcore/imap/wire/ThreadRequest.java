package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The arguments of THREAD (RFC 5256 section 3).
 *
 * @param algorithm how messages are put together
 * @param search what to look for
 */
public record ThreadRequest(Algorithm algorithm, SearchRequest search) {

  /** How messages are put together. */
  public enum Algorithm {
    /** By base subject (RFC 5256). */
    ORDEREDSUBJECT,
    /** By References and In-Reply-To, then by base subject (RFC 5256). */
    REFERENCES,
    /** By References and In-Reply-To alone, threads with news last (draft-ietf-morg-inthread). */
    REFS
  }

  /** Checks for null. */
  public ThreadRequest {
    requireNonNull(algorithm, "algorithm");
    requireNonNull(search, "search");
  }

  /**
   * Reads all that follows the word THREAD, from the space on to the end of the command.
   *
   * @param in stands behind the word
   * @throws ImapSyntaxException if it is not to the grammar
   */
  public static ThreadRequest parse(ImapReader in) {
    in.sp();
    Algorithm algorithm = algorithm(in.name());
    in.sp();
    return new ThreadRequest(algorithm, SearchRequest.criteria(in, Optional.empty()));
  }

  private static Algorithm algorithm(String name) {
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    throw ImapReader.error("Unknown threading algorithm");
  }
}
