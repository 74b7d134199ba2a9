package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any rename of any few names, compared with what the words of RFC 3501 say. */
final class MailboxNamesPropertyTest {

  @Provide
  Arbitrary<MailboxName> names() {
    return Arbitraries.of("a", "b", "a!", "ab", "INBOX")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(levels -> MailboxName.of(String.join("/", levels)));
  }

  @Property
  void renameMovesTheTreeOrRefuses(
      @ForAll("names") MailboxName from,
      @ForAll("names") MailboxName to,
      @ForAll List<@From("names") MailboxName> others) {
    TreeMap<MailboxName, Integer> before = new TreeMap<>(Map.of(MailboxName.INBOX, 0));
    for (MailboxName other : others) {
      before.putIfAbsent(other, before.size());
    }
    TreeMap<MailboxName, Integer> after = new TreeMap<>(before);
    try {
      MailboxNames.Renaming plan = MailboxNames.of(before.navigableKeySet(), 1000).rename(from, to);
      assertThat(plan.made()).doesNotHaveDuplicates().noneMatch(before::containsKey);
      plan.made().forEach(made -> after.put(made, -1));
      plan.applyTo(after);
    } catch (StoreException e) {
      assertThat(e.kind()).isIn(expectedFailures(before, from, to));
      return;
    }
    assertThat(after.keySet()).contains(to).containsAll(to.ancestors());
    assertThat(new TreeSet<>(after.values())).containsAll(before.values());
    assertThat(after.values().stream().filter(value -> value >= 0)).hasSize(before.size());
    before.forEach(
        (name, value) -> {
          boolean moves = !from.isInbox() && (name.equals(from) || name.isInferiorOf(from));
          assertThat(after.get(moves ? name.renamed(from, to) : name)).isEqualTo(value);
        });
  }

  private static List<Kind> expectedFailures(
      Map<MailboxName, Integer> before, MailboxName from, MailboxName to) {
    if (!before.containsKey(from)) {
      return List.of(Kind.NOT_FOUND);
    }
    if (to.isInferiorOf(from)) {
      return List.of(Kind.NOT_POSSIBLE);
    }
    boolean conflict =
        before.containsKey(to)
            || before.keySet().stream()
                .filter(name -> name.isInferiorOf(from))
                .map(name -> name.renamed(from, to))
                .anyMatch(name -> before.containsKey(name) && !name.isInferiorOf(from));
    return conflict ? List.of(Kind.ALREADY_EXISTS) : List.of();
  }
}
