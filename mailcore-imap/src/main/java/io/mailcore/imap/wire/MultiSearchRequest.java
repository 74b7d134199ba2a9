package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.MailboxFilter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of ESEARCH (RFC 7377 section 4).
 *
 * @param sources the mailboxes to search
 * @param search what to look for and to answer; it always has something to answer
 */
public record MultiSearchRequest(List<MailboxFilter> sources, SearchRequest search) {

  private static final List<MailboxFilter> SELECTED =
      List.of(new MailboxFilter(Kind.SELECTED, Set.of()));

  /** Copies the list. */
  public MultiSearchRequest {
    sources = List.copyOf(sources);
    requireNonNull(search, "search");
  }

  /**
   * Reads all that follows the word ESEARCH, from the space on to the end of the command.
   *
   * @param in stands behind the word
   * @throws ImapSyntaxException if it is not to the grammar
   */
  public static MultiSearchRequest parse(ImapReader in) {
    in.sp();
    List<MailboxFilter> sources = SELECTED;
    if (in.tryKeyword("IN")) {
      in.sp();
      sources = sources(in);
      in.sp();
    }
    SearchRequest search = SearchRequest.program(in);
    Optional<SearchReturns> returns =
        Optional.of(search.returns().orElse(SearchReturns.of(SearchReturn.ALL)));
    return new MultiSearchRequest(
        sources, new SearchRequest(search.key(), returns, search.knownCharset()));
  }

  private static List<MailboxFilter> sources(ImapReader in) {
    List<MailboxFilter> sources = new ArrayList<>();
    in.open();
    do {
      // Options would stand here in parentheses, but there are none.
      sources.add(MailboxFilter.read(in));
    } while (in.trySp());
    in.close();
    return sources;
  }

  /** Whether the selected mailbox is searched and no other. */
  public boolean isOfSelectedAlone() {
    return sources.stream().allMatch(source -> source.kind() == Kind.SELECTED);
  }

  /** Whether the selected mailbox is searched whatever its name. */
  public boolean isOfSelected() {
    return sources.stream().anyMatch(source -> source.kind() == Kind.SELECTED);
  }
}
