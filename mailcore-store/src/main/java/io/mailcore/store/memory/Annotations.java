package io.mailcore.store.memory;

import io.mailcore.model.EntryName;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.MailboxMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The annotations of a mailbox, or of the server for an account. Guarded by the account's lock. */
final class Annotations {

  private final SortedMap<EntryName, byte[]> values = new TreeMap<>();

  SortedMap<EntryName, Integer> sizes() {
    SortedMap<EntryName, Integer> sizes = new TreeMap<>();
    values.forEach((entry, value) -> sizes.put(entry, value.length));
    return sizes;
  }

  Optional<byte[]> value(EntryName entry) {
    return Optional.ofNullable(values.get(entry)).map(byte[]::clone);
  }

  /** How many octets the values have. */
  long octets() {
    return values.values().stream().mapToLong(value -> value.length).sum();
  }

  /**
   * Changes all or none.
   *
   * @param room how many octets all values may have afterwards
   */
  void change(Map<EntryName, Optional<byte[]>> changes, long room) {
    SortedMap<EntryName, byte[]> changed = new TreeMap<>(values);
    changes.forEach(
        (entry, value) -> {
          if (value.isPresent()) {
            changed.put(entry, value.get().clone());
          } else {
            changed.remove(entry);
          }
        });
    long octets = changed.values().stream().mapToLong(value -> value.length).sum();
    if (changed.size() > MailboxMetadata.MAX_ENTRIES || octets > room) {
      throw new StoreException(
          StoreException.Kind.LIMIT, "too many annotations, or octets of annotations");
    }
    values.clear();
    values.putAll(changed);
  }

  void copyTo(Annotations other) {
    other.values.putAll(values);
  }
}
