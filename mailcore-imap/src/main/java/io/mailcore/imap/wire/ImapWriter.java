package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;

/**
 * Builds the bytes of responses.
 *
 * <p>Strings are quoted only where that is safe, and are literals otherwise; text of responses is
 * filtered to printable ASCII. So nothing that a client or a message brings along can start a
 * response of its own. Spaces are put between the values of a list, except after what {@link #glue}
 * says.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ImapWriter {

  /** Longest string that is quoted; longer ones are literals. */
  static final int LONGEST_QUOTED = 1000;

  private static final byte[] RECENT = "\\Recent".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] NIL = {'N', 'I', 'L'};

  private final GrowingBytes out = new GrowingBytes();
  private final boolean utf8;

  /** Whether the next value must be set apart from the one before. */
  private boolean apart;

  private ImapWriter(boolean utf8) {
    this.utf8 = utf8;
  }

  /** A writer for a client that has enabled neither IMAP4rev2 nor UTF8=ACCEPT. */
  public static ImapWriter create() {
    return new ImapWriter(false);
  }

  /** A writer for a client that takes UTF-8 in quoted strings and mailbox names. */
  public static ImapWriter utf8() {
    return new ImapWriter(true);
  }

  /** Whether quoted strings and mailbox names may be UTF-8. */
  public boolean isUtf8() {
    return utf8;
  }

  // ---- shape

  private void gap() {
    if (apart) {
      out.add((byte) ' ');
    }
    apart = true;
  }

  /** Lets the next value follow without a space. */
  public ImapWriter glue() {
    apart = false;
    return this;
  }

  /** Starts an untagged response. */
  public ImapWriter untagged() {
    return raw("*");
  }

  /** Starts a list. */
  public ImapWriter open() {
    gap();
    out.add((byte) '(');
    apart = false;
    return this;
  }

  /** Ends a list. */
  public ImapWriter close() {
    out.add((byte) ')');
    apart = true;
    return this;
  }

  /** Ends a response. */
  public ImapWriter crlf() {
    out.add(CRLF, 0, 2);
    apart = false;
    return this;
  }

  // ---- values

  /**
   * Writes words of the protocol as they are.
   *
   * @param ascii printable ASCII of this library's own making
   * @throws IllegalArgumentException if it has other characters
   */
  public ImapWriter raw(String ascii) {
    gap();
    out.addAscii(ascii);
    return this;
  }

  /**
   * Writes octets as they are, as prepared words of the protocol.
   *
   * @param bytes of this library's own making
   */
  public ImapWriter raw(byte[] bytes) {
    gap();
    out.add(bytes, 0, bytes.length);
    return this;
  }

  /**
   * Writes an atom.
   *
   * @param atom one or more atom characters; a leading backslash is allowed, as flags have it
   * @throws IllegalArgumentException if it is not one
   */
  public ImapWriter atom(String atom) {
    int from = atom.startsWith("\\") ? 1 : 0;
    if (atom.length() == from) {
      throw new IllegalArgumentException("atom: empty");
    }
    for (int i = from; i < atom.length(); i++) {
      if (!Chars.atom(atom.charAt(i))) {
        throw new IllegalArgumentException("atom: not an atom character at " + i);
      }
    }
    return raw(atom);
  }

  /** Writes {@code NIL}. */
  public ImapWriter nil() {
    return raw(NIL);
  }

  /**
   * Writes a number.
   *
   * @param number zero or more
   */
  public ImapWriter number(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("number: " + number + " (expected: >= 0)");
    }
    gap();
    out.addNumber(number);
    return this;
  }

  /**
   * Writes a string.
   *
   * @param octets quoted where they are short printable ASCII (or UTF-8 where the client takes it),
   *     a literal otherwise
   */
  public ImapWriter string(byte[] octets) {
    requireNonNull(octets, "octets");
    if (!quotable(octets)) {
      literalHead(octets.length);
      out.add(octets, 0, octets.length);
      return this;
    }
    gap();
    out.add((byte) '"');
    out.add(octets, 0, octets.length);
    out.add((byte) '"');
    return this;
  }

  private boolean quotable(byte[] octets) {
    if (octets.length > LONGEST_QUOTED) {
      return false;
    }
    return Chars.quotedSafe(octets) || (utf8 && quotableUtf8(octets));
  }

  private static boolean quotableUtf8(byte[] octets) {
    for (byte b : octets) {
      if ((b >= 0 && b < 0x20) || b == 0x7F || b == '"' || b == '\\') {
        return false;
      }
    }
    return Chars.utf8(octets).isPresent();
  }

  /**
   * Writes a string as UTF-8.
   *
   * @param text any text
   */
  public ImapWriter string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a string or {@code NIL}.
   *
   * @param text any text, or nothing for {@code NIL}
   */
  public ImapWriter nstring(Optional<String> text) {
    return text.isPresent() ? string(text.get()) : nil();
  }

  /**
   * Writes an atom where the text is one, a string otherwise.
   *
   * @param text any text
   */
  public ImapWriter astring(String text) {
    return isAstringAtom(text) ? raw(text) : string(text);
  }

  private static boolean isAstringAtom(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Chars.astring(text.charAt(i))) {
        return false;
      }
    }
    // NIL would be taken for no string at all by lenient clients.
    return !text.isEmpty() && text.length() < LONGEST_QUOTED && !text.equalsIgnoreCase("NIL");
  }

  /**
   * Writes the name of a mailbox, in modified UTF-7 where the client has not enabled UTF-8.
   *
   * @param name the mailbox
   */
  public ImapWriter mailbox(MailboxName name) {
    return mailboxText(name.value());
  }

  /**
   * Writes text that stands for mailboxes but need not be the name of one, such as a prefix.
   *
   * @param text decoded
   */
  public ImapWriter mailboxText(String text) {
    return string(utf8 ? text : ModifiedUtf7.encode(text));
  }

  /**
   * Writes flags in parentheses.
   *
   * @param flags in the order to write
   */
  public ImapWriter flags(Collection<Flag> flags) {
    return flags(flags, false);
  }

  /**
   * Writes flags in parentheses.
   *
   * @param flags in the order to write
   * @param recent whether {@code \\Recent}, which is a session's and not a message's, comes last
   */
  public ImapWriter flags(Collection<Flag> flags, boolean recent) {
    open();
    for (Flag flag : flags) {
      flag(flag);
    }
    if (recent) {
      raw(RECENT);
    }
    return close();
  }

  /**
   * Writes a flag.
   *
   * @param flag a system flag or keyword
   */
  public ImapWriter flag(Flag flag) {
    return raw(flag.name());
  }

  /**
   * Writes a set of UIDs.
   *
   * @param uids at least one
   */
  public ImapWriter uids(UidSet uids) {
    if (uids.isEmpty()) {
      throw new IllegalArgumentException("uids: none (expected: at least one)");
    }
    return raw(uids.toString());
  }

  /**
   * Writes the start of a literal whose octets follow from elsewhere.
   *
   * @param size octets to follow
   */
  public ImapWriter literalHead(long size) {
    return literalHead(size, "{");
  }

  /**
   * Writes the start of a {@code literal8} (RFC 4466).
   *
   * @param size octets to follow, which may be NUL
   */
  public ImapWriter literal8Head(long size) {
    return literalHead(size, "~{");
  }

  private ImapWriter literalHead(long size, String start) {
    raw(start).glue().number(size).glue().raw("}");
    out.add(CRLF, 0, 2);
    return this;
  }

  /**
   * Writes a date-time in quotes.
   *
   * @param time a moment, written with its offset
   */
  public ImapWriter dateTime(OffsetDateTime time) {
    byte[] bytes = ImapDate.bytes(time);
    gap();
    out.add((byte) '"');
    out.add(bytes, 0, bytes.length);
    out.add((byte) '"');
    return this;
  }

  /**
   * Writes the human-readable text of a response, printable ASCII only: line ends and other control
   * characters become spaces, what is not ASCII becomes {@code ?}. Empty text becomes {@code Done},
   * for clients that want text behind each response code.
   *
   * @param text any text
   */
  public ImapWriter text(String text) {
    gap();
    if (text.isEmpty()) {
      return glue().raw("Done");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lowSurrogate = Character.isLowSurrogate(c);
      if (!lowSurrogate) {
        out.add((byte) (c < 0x20 || c == 0x7F ? ' ' : c > 0x7F ? '?' : c));
      }
    }
    return this;
  }

  // ---- result

  /** How many bytes have been written. */
  public int size() {
    return out.length();
  }

  /**
   * What has been written, which is then forgotten. The buffer belongs to the caller. In the middle
   * of a response it can go on where it was, behind the octets of a literal for example.
   */
  public ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(out.toArray());
    out.clear();
    return taken;
  }

  /**
   * Forgets what was written behind the first octets, to the start of a response that can't be
   * finished.
   *
   * @param size what {@link #size} said there
   */
  public void backTo(int size) {
    if (size < 0 || size > out.length()) {
      throw new IllegalArgumentException(
          "size: " + size + " (expected: 0 to " + out.length() + ")");
    }
    out.truncate(size);
    apart = false;
  }

  /** What has been written, as bytes. */
  public byte[] toBytes() {
    return out.toArray();
  }
}
