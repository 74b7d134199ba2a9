package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arguments of SEARCH (RFC 3501 section 6.4.4, RFC 4466 section 2.6.1).
 *
 * @param key what to look for
 * @param returns what to answer in an ESEARCH response; nothing for the SEARCH response of old
 * @param knownCharset false if the charset is none that this library searches in, so that {@code
 *     key} means nothing and the answer is {@code NO [BADCHARSET (US-ASCII UTF-8)]}
 */
public record SearchRequest(SearchKey key, Optional<SearchReturns> returns, boolean knownCharset) {

  /** Checks for null. */
  public SearchRequest {
    requireNonNull(key, "key");
    requireNonNull(returns, "returns");
  }

  /**
   * Reads all that follows the word SEARCH, from the space on to the end of the command.
   *
   * @param in stands behind the word
   * @throws ImapSyntaxException if it is not to the grammar
   */
  public static SearchRequest parse(ImapReader in) {
    in.sp();
    return program(in);
  }

  /** Reads what follows the space behind the word. */
  static SearchRequest program(ImapReader in) {
    Optional<SearchReturns> returns = tryReturns(in);
    // Without CHARSET it is US-ASCII for IMAP4rev1 and UTF-8, which includes that, for IMAP4rev2.
    Optional<Charset> charset = Optional.of(StandardCharsets.UTF_8);
    if (in.tryKeyword("CHARSET")) {
      in.sp();
      charset = charset(in.astring());
      in.sp();
    }
    return keys(in, returns, charset);
  }

  /** Reads the charset, which SORT and THREAD must have, and the keys (RFC 5256 section 5). */
  static SearchRequest criteria(ImapReader in, Optional<SearchReturns> returns) {
    Optional<Charset> charset = charset(in.astring());
    in.sp();
    return keys(in, returns, charset);
  }

  private static SearchRequest keys(
      ImapReader in, Optional<SearchReturns> returns, Optional<Charset> charset) {
    SearchKey key = new SearchKeyReader(in, charset).program();
    in.end();
    return new SearchRequest(key, returns, charset.isPresent());
  }

  /** Takes RETURN, its options and the space behind them, if they stand here. */
  static Optional<SearchReturns> tryReturns(ImapReader in) {
    if (!in.tryKeyword("RETURN")) {
      return Optional.empty();
    }
    in.sp();
    SearchReturns returns = SearchReturns.read(in);
    in.sp();
    return Optional.of(returns);
  }

  /**
   * Whether mod-sequences are asked for anywhere, so that the answer tells them too (RFC 7162
   * section 3.1.5).
   */
  public boolean asksForModSeq() {
    return leaves(key).anyMatch(leaf -> leaf instanceof SearchKey.ModSeq);
  }

  /** Whether messages are named by number anywhere. */
  public boolean usesNumbers() {
    return leaves(key)
        .anyMatch(leaf -> leaf instanceof SearchKey.Numbers numbers && !numbers.set().isSaved());
  }

  /** Whether a key is {@code $}. */
  public boolean namesSaved() {
    return leaves(key).anyMatch(SearchRequest::isSaved);
  }

  private static boolean isSaved(SearchKey leaf) {
    return leaf instanceof SearchKey.Numbers numbers && numbers.set().isSaved()
        || leaf instanceof SearchKey.Uids uids && uids.set().isSaved();
  }

  /** The capabilities without which these keys aren't known. */
  public Set<String> extensions() {
    return leaves(key)
        .flatMap(leaf -> extension(leaf).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> extension(SearchKey leaf) {
    if (leaf instanceof SearchKey.Age) {
      return Optional.of("WITHIN");
    }
    if (leaf instanceof SearchKey.SaveDate || leaf instanceof SearchKey.SaveDateSupported) {
      return Optional.of("SAVEDATE");
    }
    if (leaf instanceof SearchKey.EmailId || leaf instanceof SearchKey.ThreadId) {
      return Optional.of("OBJECTID");
    }
    return leaf instanceof SearchKey.ModSeq ? Optional.of("CONDSTORE") : Optional.empty();
  }

  /** Keys nest {@link ImapReader#MAX_DEPTH} deep at most, so that this may call itself. */
  private static Stream<SearchKey> leaves(SearchKey key) {
    if (key instanceof SearchKey.And and) {
      return and.keys().stream().flatMap(SearchRequest::leaves);
    }
    if (key instanceof SearchKey.Or or) {
      return Stream.concat(leaves(or.left()), leaves(or.right()));
    }
    return key instanceof SearchKey.Not not ? leaves(not.key()) : Stream.of(key);
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
