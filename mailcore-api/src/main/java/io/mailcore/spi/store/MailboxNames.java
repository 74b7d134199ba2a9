package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What CREATE, RENAME and DELETE (RFC 3501, sections 6.3.3 to 6.3.5) do to the names of an account,
 * by the rules of {@link MailAccount}: which are made, which renamed, what is refused. It plans and
 * changes nothing; the store carries the plan out, in the transaction in which it read the names.
 *
 * <p>A view of the set of names, as safe for use by several threads as that is. A plan costs what
 * finding the names involved costs in a sorted set, never all of the account.
 */
public final class MailboxNames {

  private final NavigableSet<MailboxName> there;
  private final int limit;

  private MailboxNames(NavigableSet<MailboxName> there, int limit) {
    this.there = requireNonNull(there, "there");
    this.limit = limit;
  }

  /**
   * Plans for an account.
   *
   * @param there the names of its mailboxes, INBOX too
   * @param limit how many mailboxes it may have
   */
  public static MailboxNames of(NavigableSet<MailboxName> there, int limit) {
    return new MailboxNames(there, limit);
  }

  /**
   * What CREATE makes.
   *
   * @return those above {@code name} that aren't there, the top first, then {@code name}
   * @throws StoreException ALREADY_EXISTS; LIMIT
   */
  public List<MailboxName> create(MailboxName name) {
    requireAbsent(name);
    List<MailboxName> made = missing(name);
    made.add(name);
    return requireRoom(made);
  }

  /**
   * What RENAME does to a mailbox and its inferiors. INBOX and its inferiors stay; its messages go
   * to a new mailbox, which is the last in {@link Renaming#made()}.
   *
   * @throws StoreException NOT_FOUND; ALREADY_EXISTS if {@code to} or an inferior's new name is
   *     there and isn't itself renamed; NOT_POSSIBLE if {@code to} is an inferior of {@code from}
   *     or a new name would break the rules of names; LIMIT
   */
  public Renaming rename(MailboxName from, MailboxName to) {
    requirePresent(from);
    if (to.isInferiorOf(from)) {
      throw new StoreException(Kind.NOT_POSSIBLE, "a mailbox can't be renamed to below itself");
    }
    if (from.isInbox()) {
      return new Renaming(create(to), Map.of());
    }
    requireAbsent(to);
    Map<MailboxName, MailboxName> renamed = new LinkedHashMap<>();
    renamed.put(from, to);
    inferiors(from).forEach(inferior -> renamed.put(inferior, renamed(inferior, from, to)));
    for (MailboxName name : renamed.values()) {
      if (!renamed.containsKey(name)) {
        requireAbsent(name);
      }
    }
    return new Renaming(requireRoom(missing(to)), renamed);
  }

  /**
   * Checks that a mailbox can be removed.
   *
   * @throws StoreException NOT_FOUND; NOT_POSSIBLE for INBOX
   */
  public void requireRemovable(MailboxName name) {
    if (name.isInbox()) {
      throw new StoreException(Kind.NOT_POSSIBLE, "INBOX can't be deleted");
    }
    requirePresent(name);
  }

  private void requirePresent(MailboxName name) {
    if (!there.contains(name)) {
      throw new StoreException(Kind.NOT_FOUND, "no mailbox of this name");
    }
  }

  private void requireAbsent(MailboxName name) {
    if (there.contains(name)) {
      throw new StoreException(Kind.ALREADY_EXISTS, "a mailbox of this name is there");
    }
  }

  private List<MailboxName> missing(MailboxName name) {
    List<MailboxName> missing = new ArrayList<>(name.ancestors());
    missing.removeIf(there::contains);
    return missing;
  }

  private List<MailboxName> requireRoom(List<MailboxName> made) {
    if (there.size() + made.size() > limit && !made.isEmpty()) {
      throw new StoreException(Kind.LIMIT, "more than " + limit + " mailboxes");
    }
    return made;
  }

  private List<MailboxName> inferiors(MailboxName name) {
    List<MailboxName> inferiors = new ArrayList<>();
    // Between "a" and "a/b" others may stand, such as "a!"; behind the last that begins with "a"
    // there is none.
    for (MailboxName other : there.tailSet(name, false)) {
      if (other.isInferiorOf(name)) {
        inferiors.add(other);
      } else if (!other.value().startsWith(name.value())) {
        break;
      }
    }
    return inferiors;
  }

  private static MailboxName renamed(MailboxName name, MailboxName from, MailboxName to) {
    try {
      return name.renamed(from, to);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          Kind.NOT_POSSIBLE, "the name of an inferior would break the rules", e);
    }
  }

  /**
   * What a RENAME does.
   *
   * @param made names to be made, those above before those below
   * @param renamed old names and what becomes of them, the mailbox first and then its inferiors,
   *     ascending; none if INBOX is renamed. A new name may be another's old one
   */
  public record Renaming(List<MailboxName> made, Map<MailboxName, MailboxName> renamed) {

    /** A plan of these. */
    public Renaming {
      made = List.copyOf(made);
      renamed = Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
    }

    /** Gives what {@code byName} holds under the old names their new ones, all at once. */
    public <T> void applyTo(Map<MailboxName, T> byName) {
      Map<MailboxName, T> moved = new LinkedHashMap<>();
      renamed.forEach(
          (from, to) ->
              Optional.ofNullable(byName.remove(from)).ifPresent(value -> moved.put(to, value)));
      byName.putAll(moved);
    }
  }
}
