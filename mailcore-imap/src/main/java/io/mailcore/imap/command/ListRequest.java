package io.mailcore.imap.command;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.model.MailboxPattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What LIST asks for (RFC 3501, section 6.3.8; RFC 5258, section 6).
 *
 * @param extended whether it is put as RFC 5258 has it, with options or several patterns
 * @param reference where names begin
 * @param patterns names with wildcards behind that
 * @param selection which names
 * @param returns what of them
 */
record ListRequest(
    boolean extended,
    String reference,
    List<String> patterns,
    Set<Selection> selection,
    ListReturns returns) {

  /** Which names are wanted. */
  enum Selection {
    SUBSCRIBED,
    /** Those elsewhere too; no mailbox is. */
    REMOTE,
    RECURSIVEMATCH,
    /** RFC 6154, section 2. */
    SPECIAL_USE;

    /** The option as it is written. */
    String word() {
      return name().replace('_', '-');
    }

    static Selection named(String name) {
      return switch (name) {
        case "SUBSCRIBED" -> SUBSCRIBED;
        case "REMOTE" -> REMOTE;
        case "RECURSIVEMATCH" -> RECURSIVEMATCH;
        case "SPECIAL-USE" -> SPECIAL_USE;
        default -> throw new ImapSyntaxException("Unknown selection option");
      };
    }
  }

  ListRequest {
    requireNonNull(reference, "reference");
    patterns = List.copyOf(patterns);
    selection = Set.copyOf(selection);
    requireNonNull(returns, "returns");
  }

  static ListRequest read(ImapReader in) {
    in.sp();
    boolean extended = in.at('(');
    Set<Selection> selection = EnumSet.noneOf(Selection.class);
    if (extended) {
      in.list(in::name).forEach(name -> selection.add(Selection.named(name)));
      in.sp();
    }
    if (selection.contains(Selection.RECURSIVEMATCH) && criteria(selection).isEmpty()) {
      throw new ImapSyntaxException("RECURSIVEMATCH needs another selection option");
    }
    String reference = in.mailboxText();
    in.sp();
    boolean several = in.at('(');
    List<String> patterns = several ? in.list(in::listMailbox) : List.of(in.listMailbox());
    if (patterns.isEmpty()) {
      throw new ImapSyntaxException("Expected a mailbox pattern");
    }
    ListReturns returns = ListReturns.NONE;
    boolean returning = in.trySp();
    if (returning) {
      in.keyword("RETURN");
      in.sp();
      returns = ListReturns.read(in);
    }
    return new ListRequest(
        extended || several || returning, reference, patterns, selection, returns);
  }

  private static Set<Selection> criteria(Set<Selection> selection) {
    Set<Selection> criteria = EnumSet.noneOf(Selection.class);
    criteria.addAll(selection);
    criteria.remove(Selection.REMOTE);
    criteria.remove(Selection.RECURSIVEMATCH);
    return criteria;
  }

  /** The selection options that a name fits or doesn't. */
  Set<Selection> criteria() {
    return criteria(selection);
  }

  /** Whether it isn't a search, but the question what parts the levels, and where names begin. */
  boolean asksForRoot() {
    return !extended && patterns.get(0).isEmpty();
  }

  List<MailboxPattern> matchers() {
    return patterns.stream().map(pattern -> MailboxPattern.of(reference + pattern)).toList();
  }
}
