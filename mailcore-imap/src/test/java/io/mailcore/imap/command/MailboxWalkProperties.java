package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.command.ListRequest.Selection;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.MailboxPattern;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.store.MemoryMailStore;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What LIST finds, whatever the names, subscriptions and patterns: the walk, which never looks
 * back, says what looking at all names for each name says (RFC 5258, sections 3.3 and 3.5).
 */
class MailboxWalkProperties {

  @Provide
  Arbitrary<Set<String>> names() {
    // "a!" and "a-" stand between "a" and "a/".
    Arbitrary<String> level = Arbitraries.of("a", "a!", "a-b", "b", "inbox", "in", "\u00e9", "z0");
    return level
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(levels -> String.join("/", levels))
        .set()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    Arbitrary<String> piece =
        Arbitraries.of("a", "a!", "/", "%", "*", "in", "INBOX", "b", "inbox", "e\u0301", "-");
    return piece
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(p -> String.join("", p))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Set<Selection>> selections() {
    return Arbitraries.of(
        Set.of(),
        Set.of(Selection.SUBSCRIBED),
        Set.of(Selection.SUBSCRIBED, Selection.RECURSIVEMATCH));
  }

  @Property(tries = 500)
  void findsWhatThereIs(
      @ForAll("names") Set<String> made,
      @ForAll("names") Set<String> deleted,
      @ForAll("names") Set<String> subscribed,
      @ForAll("patterns") List<String> patterns,
      @ForAll("selections") Set<Selection> selection) {
    try (MemoryMailStore store = MemoryMailStore.builder().build()) {
      MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
      made.stream().map(MailboxName::of).forEach(name -> create(account, name));
      deleted.stream()
          .map(MailboxName::of)
          .filter(name -> !name.isInbox() && account.find(name).isPresent())
          .forEach(account::delete);
      NavigableSet<MailboxName> subscriptions = new TreeSet<>();
      subscribed.forEach(name -> subscriptions.add(MailboxName.of(name)));
      ListRequest request = new ListRequest(true, "", patterns, selection, ListReturns.NONE);
      assertThat(walk(account, subscriptions, request))
          .containsExactlyInAnyOrderElementsOf(new Model(account, subscriptions, request).all());
    }
  }

  private static void create(MailAccount account, MailboxName name) {
    if (account.find(name).isEmpty()) {
      account.create(name, Set.of());
    }
  }

  private static List<String> walk(
      MailAccount account, NavigableSet<MailboxName> subscriptions, ListRequest request) {
    MailboxWalk walk =
        new MailboxWalk(
            new MailboxPages(account, NameRange.of(request.patterns())), subscriptions, request);
    List<String> found = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = walk.step();
      for (Optional<ListedName> name = walk.poll(); name.isPresent(); name = walk.poll()) {
        ListedName listed = name.get();
        found.add(
            line(
                listed.name(),
                listed.entry().isPresent(),
                listed.isSubscribed(),
                listed.hasChildren(),
                recursive(request) && listed.isSelectedBelow()));
      }
    }
    return found;
  }

  private static boolean recursive(ListRequest request) {
    return request.selection().contains(Selection.RECURSIVEMATCH);
  }

  private static String line(
      MailboxName name, boolean there, boolean subscribed, boolean children, boolean info) {
    return name + " " + there + " " + subscribed + " " + children + " " + info;
  }

  /** The same, by looking at all names for each. */
  private record Model(
      List<MailboxName> there, Set<MailboxName> subscriptions, ListRequest request) {

    Model(MailAccount account, Set<MailboxName> subscriptions, ListRequest request) {
      this(
          account.list(Optional.empty(), 1000).stream().map(MailboxEntry::name).toList(),
          subscriptions,
          request);
    }

    List<String> all() {
      Set<MailboxName> names = new TreeSet<>();
      Stream.concat(there.stream(), subscriptions.stream())
          .forEach(
              name -> {
                names.add(name);
                names.addAll(name.ancestors());
              });
      return names.stream().filter(this::fits).filter(this::told).map(this::line).toList();
    }

    private boolean fits(MailboxName name) {
      return request.patterns().stream().anyMatch(p -> MailboxPattern.of(p).matches(name));
    }

    private boolean selected(MailboxName name) {
      return request.criteria().isEmpty() ? there.contains(name) : subscriptions.contains(name);
    }

    private Stream<MailboxName> selectedBelow(MailboxName name) {
      return Stream.concat(there.stream(), subscriptions.stream())
          .filter(other -> other.isInferiorOf(name) && selected(other));
    }

    private boolean children(MailboxName name) {
      return there.stream().anyMatch(other -> other.isInferiorOf(name));
    }

    private boolean told(MailboxName name) {
      return selected(name)
          || request.criteria().isEmpty() && children(name)
          || recursive(request) && selectedBelow(name).anyMatch(other -> !fits(other));
    }

    private String line(MailboxName name) {
      return MailboxWalkProperties.line(
          name,
          there.contains(name),
          subscriptions.contains(name),
          children(name),
          recursive(request) && selectedBelow(name).findAny().isPresent());
    }
  }
}
