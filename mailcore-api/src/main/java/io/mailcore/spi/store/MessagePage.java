package io.mailcore.spi.store;

import io.mailcore.model.Uid;
import java.util.List;
import java.util.Optional;

/**
 * Some messages, ascending by UID.
 *
 * @param messages the page
 * @param complete whether nothing that fulfils the query lies behind this page
 */
public record MessagePage(List<MessageMeta> messages, boolean complete) {

  /** Nothing, and nothing behind it. */
  public static final MessagePage EMPTY = new MessagePage(List.of(), true);

  public MessagePage {
    messages = List.copyOf(messages);
    if (messages.isEmpty() && !complete) {
      throw new IllegalArgumentException("page: empty but not complete");
    }
  }

  /** Behind which UID the next page begins, or empty if there is none. */
  public Optional<Uid> next() {
    return complete ? Optional.empty() : Optional.of(messages.get(messages.size() - 1).uid());
  }
}
