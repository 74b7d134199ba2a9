package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.SessionState;
import io.mailcore.model.EntryName;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MailboxMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The annotations of a mailbox or of the server (RFC 5464): those that the store keeps, and those
 * that follow from something else and can't be changed.
 */
final class Annotations {

  /** The extension. */
  static final String CAPABILITY = "METADATA";

  /** Whom to write to (RFC 5464, section 3.2.1.1). */
  private static final EntryName ADMIN = EntryName.of("/shared/admin");

  /** What a mailbox is for (RFC 6154, section 4). */
  private static final EntryName SPECIAL_USE = EntryName.of("/private/specialuse");

  private final MailboxMetadata kept;
  private final Optional<MailboxEntry> mailbox;
  private final Map<EntryName, byte[]> computed = new TreeMap<>();

  private Annotations(
      MailboxMetadata kept, Optional<MailboxEntry> mailbox, Map<EntryName, String> computed) {
    this.kept = kept;
    this.mailbox = mailbox;
    computed.forEach(
        (entry, value) -> this.computed.put(entry, value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the store keeps any for who has logged in. */
  static boolean areKept(ImapSession session) {
    return SessionState.loggedIn().contains(session.state())
        && session.mailboxes().extension(MailboxMetadata.class).isPresent();
  }

  /** Those of a mailbox, or with none those of the server, if the store keeps any. */
  static Optional<Annotations> of(Optional<MailboxEntry> mailbox, ImapSession session) {
    Map<EntryName, String> computed =
        mailbox
            .map(Annotations::uses)
            .orElseGet(
                () ->
                    session.server().domains().stream()
                        .findFirst()
                        .map(domain -> Map.of(ADMIN, "mailto:postmaster@" + domain))
                        .orElse(Map.of()));
    return session
        .mailboxes()
        .extension(MailboxMetadata.class)
        .map(kept -> new Annotations(kept, mailbox, computed));
  }

  private static Map<EntryName, String> uses(MailboxEntry mailbox) {
    return mailbox.uses().isEmpty()
        ? Map.of()
        : Map.of(
            SPECIAL_USE,
            new TreeSet<>(mailbox.uses())
                .stream().map(SpecialUse::attribute).collect(Collectors.joining(" ")));
  }

  /** The entries that there are, with how many octets their values have. */
  SortedMap<EntryName, Integer> entries() {
    SortedMap<EntryName, Integer> entries = kept.entries(mailbox.map(MailboxEntry::id));
    computed.forEach((entry, value) -> entries.put(entry, value.length));
    return entries;
  }

  Optional<byte[]> value(EntryName entry) {
    byte[] value = computed.get(entry);
    return value == null ? kept.value(mailbox.map(MailboxEntry::id), entry) : Optional.of(value);
  }

  /** Whether a client may set it: what all see of the server is the host's (section 3.3). */
  boolean isChangeable(EntryName entry) {
    return mailbox.isPresent() ? !entry.equals(SPECIAL_USE) : entry.isPrivate();
  }

  void change(Map<EntryName, Optional<byte[]>> values) {
    kept.change(mailbox.map(MailboxEntry::id), values);
  }
}
