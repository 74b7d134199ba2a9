package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Flag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The lines that say which flags a mailbox has and which of them last (RFC 3501, section 7.2.6).
 */
public final class MailboxLines {

  /** The system flags, in the order in which RFC 3501 names them. */
  private static final List<Flag> SYSTEM =
      List.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

  private MailboxLines() {}

  /** FLAGS and PERMANENTFLAGS of {@code selected}. */
  public static void write(SelectedMailbox selected, ImapWriter writer) {
    List<Flag> all = new ArrayList<>(SYSTEM);
    all.addAll(ordered(selected.keywords()));
    writer.untagged().raw("FLAGS").flags(all).crlf();
    writer.untagged().raw("OK").raw("[PERMANENTFLAGS").open();
    if (!selected.readOnly()) {
      all.forEach(writer::flag);
      writer.raw("\\*");
    }
    writer.close().glue().raw("]");
    writer.text(selected.readOnly() ? "No flags can be changed" : "Flags that last").crlf();
  }

  /** HIGHESTMODSEQ of {@code selected} (RFC 7162, section 3.1.2.1). */
  public static ImapWriter highestModSeq(SelectedMailbox selected, ImapWriter writer) {
    return code(writer, "HIGHESTMODSEQ", selected.highestModSeq().value(), "Highest mod-sequence");
  }

  /** An untagged OK with a code that bears a number. */
  public static ImapWriter code(ImapWriter writer, String code, long value, String text) {
    return writer
        .untagged()
        .raw("OK")
        .raw("[" + code)
        .number(value)
        .glue()
        .raw("]")
        .text(text)
        .crlf();
  }

  /** Flags in an order that doesn't depend on how they are kept: system flags, then by name. */
  public static List<Flag> ordered(Collection<Flag> flags) {
    List<Flag> ordered = new ArrayList<>(flags);
    // A backslash sorts behind capitals and before small letters, so folded names put it first
    // only by chance.
    ordered.sort((a, b) -> a.isSystem() == b.isSystem() ? a.compareTo(b) : a.isSystem() ? -1 : 1);
    return ordered;
  }
}
