package io.mailcore.imap.search;

import io.mailcore.imap.wire.SearchKey;
import io.mailcore.model.UidSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes conditions of search keys. Keys nest no deeper than the reader of commands lets them, so
 * that this may call itself.
 */
final class Conditions {

  private final SearchScope scope;
  private final Instant now;

  Conditions(SearchScope scope) {
    this.scope = scope;
    this.now = scope.now();
  }

  /** What is left to be asked of the messages within {@link #bounds}. */
  Condition within(SearchKey key) {
    List<SearchKey> keys = key instanceof SearchKey.And and ? and.keys() : List.of(key);
    List<Condition> parts = new ArrayList<>();
    keys.stream().filter(one -> !isSet(one)).forEach(part -> parts.add(of(part)));
    return new Condition.And(parts);
  }

  private Condition of(SearchKey key) {
    if (key instanceof SearchKey.And and) {
      List<Condition> parts = new ArrayList<>();
      and.keys().forEach(part -> parts.add(of(part)));
      return new Condition.And(parts);
    }
    if (key instanceof SearchKey.Or or) {
      return new Condition.Or(List.of(of(or.left()), of(or.right())));
    }
    if (key instanceof SearchKey.Not not) {
      return new Condition.Not(of(not.key()));
    }
    return leaf(key);
  }

  private Condition leaf(SearchKey key) {
    if (key instanceof SearchKey.SentDate sent) {
      return SummaryCondition.sent(sent.relation(), sent.date());
    }
    if (key instanceof SearchKey.Header header) {
      TextMatcher text = new TextMatcher(header.text());
      Optional<SummaryCondition> stored = SummaryCondition.field(header.name(), text);
      return stored.isPresent() ? stored.get() : ContentCondition.header(header.name(), text);
    }
    if (key instanceof SearchKey.Body body) {
      return ContentCondition.body(new TextMatcher(body.text()));
    }
    if (key instanceof SearchKey.Text text) {
      return ContentCondition.text(new TextMatcher(text.text()));
    }
    return listed(key);
  }

  private Condition listed(SearchKey key) {
    Optional<UidSet> set = set(key);
    if (set.isPresent()) {
      UidSet uids = set.get();
      return new UidCondition(uids::contains);
    }
    if (key instanceof SearchKey.HasFlag has) {
      return new FlagsCondition(message -> message.flags().contains(has.flag()));
    }
    if (key instanceof SearchKey.Recent) {
      return new UidCondition(scope::isRecent);
    }
    if (key instanceof SearchKey.InternalDate date) {
      return new MetaCondition(
          message ->
              MetaCondition.compare(
                  message.internalDate().toLocalDate(), date.relation(), date.date()));
    }
    if (key instanceof SearchKey.Age age) {
      return MetaCondition.age(age, now);
    }
    if (key instanceof SearchKey.SaveDate date) {
      return ObjectConditions.saved(date.relation(), date.date());
    }
    if (key instanceof SearchKey.SaveDateSupported) {
      return new MetaCondition(message -> message.saveDate().isPresent());
    }
    if (key instanceof SearchKey.EmailId email) {
      return ObjectConditions.email(email.id());
    }
    if (key instanceof SearchKey.ThreadId thread) {
      return ObjectConditions.thread(thread.id());
    }
    if (key instanceof SearchKey.Larger larger) {
      return new MetaCondition(message -> message.size() > larger.octets());
    }
    if (key instanceof SearchKey.Smaller smaller) {
      return new MetaCondition(message -> message.size() < smaller.octets());
    }
    if (key instanceof SearchKey.ModSeq modSeq) {
      return new FlagsCondition(message -> message.modSeq().value() >= modSeq.value());
    }
    throw new IllegalArgumentException("key: " + key.getClass().getSimpleName());
  }

  private Optional<UidSet> set(SearchKey key) {
    if (key instanceof SearchKey.Numbers numbers) {
      return Optional.of(scope.resolve(numbers.set(), false));
    }
    if (key instanceof SearchKey.Uids uids) {
      return Optional.of(scope.resolve(uids.set(), true));
    }
    return Optional.empty();
  }

  /** The messages that can be meant at all: those of each set that the search names outermost. */
  UidSet bounds(SearchKey key) {
    List<SearchKey> keys = key instanceof SearchKey.And and ? and.keys() : List.of(key);
    UidSet bounds = scope.all();
    for (SearchKey one : keys) {
      bounds = set(one).map(bounds::intersection).orElse(bounds);
    }
    return bounds;
  }

  /** Whether sets of messages say it all, so that no message need be looked at. */
  static boolean isSetsAlone(SearchKey key) {
    if (key instanceof SearchKey.And and) {
      return and.keys().stream().allMatch(Conditions::isSet);
    }
    return isSet(key);
  }

  private static boolean isSet(SearchKey key) {
    return key instanceof SearchKey.Numbers
        || key instanceof SearchKey.Uids
        || key.equals(SearchKey.ALL);
  }
}
