package io.mailcore.imap.search;

import io.mailcore.model.ModSeq;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MessageMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The messages that a search has found. Used on the strand. */
public final class SearchMatches {

  private final UidSet.Builder uids = UidSet.builder();
  private Optional<MessageMeta> first = Optional.empty();
  private Optional<MessageMeta> last = Optional.empty();
  private ModSeq highest = ModSeq.ZERO;

  /** Adds messages of which nothing but the UIDs is known. */
  void addAll(UidSet more) {
    more.ranges().forEach(r -> uids.addRange(r.first().value(), r.last().value()));
  }

  /** Adds messages of one page, in any order; pages come in order. */
  void addAll(List<MessageMeta> page) {
    List<MessageMeta> ascending =
        page.stream().sorted(Comparator.comparing(MessageMeta::uid)).toList();
    for (MessageMeta meta : ascending) {
      uids.add(meta.uid().value());
      first = first.isPresent() ? first : Optional.of(meta);
      last = Optional.of(meta);
      highest = meta.modSeq().isAfter(highest) ? meta.modSeq() : highest;
    }
  }

  /** Their UIDs. */
  public UidSet uids() {
    return uids.build();
  }

  /** Highest mod-sequence of all, if the search looked at the messages. */
  ModSeq highest() {
    return highest;
  }

  /** Mod-sequence of the message with the smallest UID. */
  ModSeq ofFirst() {
    return first.map(MessageMeta::modSeq).orElse(ModSeq.ZERO);
  }

  /** Mod-sequence of the message with the largest UID. */
  ModSeq ofLast() {
    return last.map(MessageMeta::modSeq).orElse(ModSeq.ZERO);
  }
}
