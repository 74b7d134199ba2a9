package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.store.MailboxNames.Renaming;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class MailboxNamesTest {

  private static MailboxName name(String name) {
    return MailboxName.of(name);
  }

  private static NavigableSet<MailboxName> names(String... names) {
    NavigableSet<MailboxName> set = new TreeSet<>(List.of(MailboxName.INBOX));
    Stream.of(names).map(MailboxName::of).forEach(set::add);
    return set;
  }

  private static MailboxNames plan(String... names) {
    return MailboxNames.of(names(names), 100);
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** The names after a rename, each with the name that the mailbox had before. */
  private static List<String> rename(NavigableSet<MailboxName> there, String from, String to) {
    TreeMap<MailboxName, String> byName = new TreeMap<>();
    there.forEach(name -> byName.put(name, name.value()));
    Renaming renaming = MailboxNames.of(there, 100).rename(name(from), name(to));
    renaming.made().forEach(made -> byName.put(made, "new"));
    renaming.applyTo(byName);
    List<String> result = new ArrayList<>();
    byName.forEach((name, before) -> result.add(name + "<" + before));
    return result;
  }

  @Test
  void createMakesWhatIsMissingAboveTheTopFirst() {
    assertThat(plan("a").create(name("a/b/c"))).containsExactly(name("a/b"), name("a/b/c"));
    assertThat(plan().create(name("x"))).containsExactly(name("x"));
    assertThat(plan().create(name("INBOX/x"))).containsExactly(name("INBOX/x"));
  }

  @Test
  void createRefusesWhatIsThere() {
    assertFails(Kind.ALREADY_EXISTS, () -> plan("a/b").create(name("a/b")));
    assertFails(Kind.ALREADY_EXISTS, () -> plan().create(name("inbox")));
  }

  @Test
  void theLimitCountsAncestorsToo() {
    MailboxNames three = MailboxNames.of(names("a"), 3);
    assertThat(three.create(name("b"))).hasSize(1);
    assertFails(Kind.LIMIT, () -> three.create(name("b/c")));
    assertFails(Kind.LIMIT, () -> three.rename(name("a"), name("b/c/d")));
    assertFails(Kind.LIMIT, () -> three.rename(MailboxName.INBOX, name("b/c")));
    assertThat(MailboxNames.of(names("a", "b", "c"), 2).rename(name("a"), name("d")).made())
        .as("a rename that makes nothing, in an account beyond its limit")
        .isEmpty();
  }

  @Test
  void renameTakesInferiorsAlongAndNothingElse() {
    assertThat(rename(names("a", "a!", "a/b", "a/b/c", "ab", "b"), "a", "x/y"))
        .containsExactly(
            "INBOX<INBOX", "a!<a!", "ab<ab", "b<b", "x<new", "x/y<a", "x/y/b<a/b", "x/y/b/c<a/b/c");
  }

  @Test
  void aNewNameMayBeAnothersOldOne() {
    assertThat(rename(names("a/b", "a/b/b", "a/b/b/b"), "a/b", "a"))
        .containsExactly("INBOX<INBOX", "a<a/b", "a/b<a/b/b", "a/b/b<a/b/b/b");
  }

  @Test
  void renamingInboxMakesAMailboxForItsMessages() {
    assertThat(rename(names("INBOX/below"), "inbox", "Old/2026"))
        .containsExactly("INBOX<INBOX", "INBOX/below<INBOX/below", "Old<new", "Old/2026<new");
  }

  @Test
  void renameRefusesWhatCannotBe() {
    assertFails(Kind.NOT_FOUND, () -> plan().rename(name("a"), name("b")));
    assertFails(Kind.NOT_POSSIBLE, () -> plan("a").rename(name("a"), name("a/b")));
    assertFails(Kind.NOT_POSSIBLE, () -> plan().rename(MailboxName.INBOX, name("INBOX/b")));
    assertFails(Kind.ALREADY_EXISTS, () -> plan("a").rename(name("a"), name("a")));
    assertFails(Kind.ALREADY_EXISTS, () -> plan("a", "b").rename(name("a"), name("b")));
    assertFails(Kind.ALREADY_EXISTS, () -> plan("a").rename(MailboxName.INBOX, name("a")));
    assertFails(Kind.ALREADY_EXISTS, () -> plan("a", "a/b", "x/b").rename(name("a"), name("x")));
    String tooLong = "c".repeat(MailboxName.MAX_OCTETS - 1);
    assertFails(Kind.NOT_POSSIBLE, () -> plan("a", "a/b").rename(name("a"), name(tooLong)));
  }

  @Test
  void inboxAndUnknownNamesAreNotRemovable() {
    assertFails(Kind.NOT_POSSIBLE, () -> plan().requireRemovable(MailboxName.INBOX));
    assertFails(Kind.NOT_FOUND, () -> plan().requireRemovable(name("a")));
    plan("a").requireRemovable(name("a"));
  }
}
