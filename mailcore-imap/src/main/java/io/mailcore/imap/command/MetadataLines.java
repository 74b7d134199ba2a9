package io.mailcore.imap.command;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.EntryName;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * METADATA responses (RFC 5464, section 4.4.1): the values that are asked for, read one by one as
 * they are written. An entry that is named and has no value is NIL.
 */
final class MetadataLines {

  private static final int PIECE_OCTETS = 32 * 1024;

  private final String mailbox;
  private final Annotations annotations;
  private final Iterator<String> entries;
  private long longest;

  /**
   * Responses for a mailbox.
   *
   * @param mailbox its name, empty for the server
   */
  MetadataLines(
      String mailbox,
      Annotations annotations,
      List<EntryPath> wanted,
      MetadataRequest.Options options) {
    this.mailbox = mailbox;
    this.annotations = annotations;
    this.entries = find(wanted, options).iterator();
  }

  private Set<String> find(List<EntryPath> wanted, MetadataRequest.Options options) {
    Map<EntryName, Integer> there = annotations.entries();
    Set<String> found = new LinkedHashSet<>();
    for (EntryPath path : wanted) {
      boolean any = false;
      for (Map.Entry<EntryName, Integer> entry : there.entrySet()) {
        if (path.covers(entry.getKey(), options.depth())) {
          any = true;
          add(entry.getKey(), entry.getValue(), options.maxSize(), found);
        }
      }
      if (!any) {
        found.add(path.text());
      }
    }
    return found;
  }

  private void add(EntryName entry, int size, long most, Set<String> found) {
    if (size > most) {
      longest = Math.max(longest, size);
    } else {
      found.add(entry.value());
    }
  }

  /** The octets of the largest value that is larger than was wanted, or 0. */
  long longest() {
    return longest;
  }

  boolean hasMore() {
    return entries.hasNext();
  }

  /** Writes a response with some of the entries. */
  void write(ImapWriter writer) {
    int start = writer.size();
    writer.untagged().raw("METADATA").mailboxText(mailbox).open();
    while (entries.hasNext() && writer.size() - start < PIECE_OCTETS) {
      String entry = entries.next();
      writer.astring(entry);
      value(EntryName.tryOf(entry).flatMap(annotations::value), writer);
    }
    writer.close().crlf();
  }

  private static void value(Optional<byte[]> value, ImapWriter writer) {
    if (value.isEmpty()) {
      writer.nil();
      return;
    }
    for (byte octet : value.get()) {
      if (octet == 0) {
        writer.literal8Head(value.get().length).glue().raw(value.get());
        return;
      }
    }
    writer.string(value.get());
  }
}
