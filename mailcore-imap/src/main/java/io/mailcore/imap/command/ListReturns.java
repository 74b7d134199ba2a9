package io.mailcore.imap.command;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What LIST shall say of the names that it finds, beside their attributes (RFC 5258, section 3.2).
 *
 * @param options those that bear nothing more
 * @param status what STATUS shall tell (RFC 5819); none if it isn't asked for
 * @param metadata the annotations that METADATA shall tell (RFC 9590); none if it isn't asked for
 */
record ListReturns(Set<Option> options, Set<StatusItem> status, List<EntryPath> metadata) {

  /** An option. */
  enum Option {
    SUBSCRIBED,
    CHILDREN,
    /** RFC 6154, section 2. */
    SPECIAL_USE
  }

  static final ListReturns NONE = new ListReturns(Set.of(), Set.of(), List.of());

  /** Wants the options in parentheses, or none in them. */
  static ListReturns read(ImapReader in) {
    Set<Option> options = EnumSet.noneOf(Option.class);
    Set<StatusItem> status = new LinkedHashSet<>();
    Set<EntryPath> metadata = new LinkedHashSet<>();
    in.list(
        () -> {
          switch (in.name()) {
            case "SUBSCRIBED" -> options.add(Option.SUBSCRIBED);
            case "CHILDREN" -> options.add(Option.CHILDREN);
            case "SPECIAL-USE" -> options.add(Option.SPECIAL_USE);
            case "STATUS" -> {
              in.sp();
              status.addAll(StatusCommand.items(in));
            }
            case "METADATA" -> {
              in.sp();
              in.open();
              do {
                metadata.add(EntryPath.read(in));
              } while (in.trySp());
              in.close();
            }
            default -> throw new ImapSyntaxException("Unknown return option");
          }
          return in;
        });
    return new ListReturns(options, status, List.copyOf(metadata));
  }

  boolean has(Option option) {
    return options.contains(option);
  }
}
