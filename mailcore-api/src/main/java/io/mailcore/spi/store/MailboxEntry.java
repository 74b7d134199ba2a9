package io.mailcore.spi.store;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.UidValidity;
import java.util.Set;

/** A mailbox as a listing shows it. Immutable; this class grows. */
public final class MailboxEntry {

  private final MailboxId id;
  private final MailboxName name;
  private final UidValidity uidValidity;
  private final Set<SpecialUse> uses;

  private MailboxEntry(
      MailboxId id, MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses) {
    this.id = requireNonNull(id, "id");
    this.name = requireNonNull(name, "name");
    this.uidValidity = requireNonNull(uidValidity, "uidValidity");
    this.uses = uses;
  }

  /** A mailbox that is for nothing special. */
  public static MailboxEntry of(MailboxId id, MailboxName name, UidValidity uidValidity) {
    return new MailboxEntry(id, name, uidValidity, Set.of());
  }

  /** This entry with special uses. */
  public MailboxEntry withUses(Set<SpecialUse> changed) {
    return new MailboxEntry(id, name, uidValidity, Set.copyOf(changed));
  }

  /** What names it for as long as it lives. */
  public MailboxId id() {
    return id;
  }

  /** What it is called now. */
  public MailboxName name() {
    return name;
  }

  /** For how long its UIDs mean the same messages. */
  public UidValidity uidValidity() {
    return uidValidity;
  }

  /** What it is for (RFC 6154); mostly nothing special. */
  public Set<SpecialUse> uses() {
    return uses;
  }

  @Override
  public String toString() {
    return name + " " + id;
  }
}
