package io.mailcore.spi.store;

import io.mailcore.model.Uid;
import java.util.List;
import java.util.Optional;

/**
 * The flags of some messages, ascending by UID.
 *
 * @param messages the page
 * @param complete whether nothing that fulfils the query lies behind this page
 */
public record FlagsPage(List<MessageFlags> messages, boolean complete) {

  /** Nothing, and nothing behind it. */
  public static final FlagsPage EMPTY = new FlagsPage(List.of(), true);

  public FlagsPage {
    messages = List.copyOf(messages);
    if (messages.isEmpty() && !complete) {
      throw new IllegalArgumentException("page: empty but not complete");
    }
  }

  /** The flags of a page of messages. */
  public static FlagsPage of(MessagePage page) {
    return new FlagsPage(
        page.messages().stream().map(MessageMeta::messageFlags).toList(), page.complete());
  }

  /** Behind which UID the next page begins, or empty if there is none. */
  public Optional<Uid> next() {
    return complete ? Optional.empty() : Optional.of(messages.get(messages.size() - 1).uid());
  }
}
