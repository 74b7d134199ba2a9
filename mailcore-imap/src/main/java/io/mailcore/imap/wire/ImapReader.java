package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the values of a command one after another.
 *
 * <p>Methods come in two families: {@code tryX} looks whether an X stands here and takes it if so;
 * {@code x} wants one and throws {@link ImapSyntaxException} where there is none. Nothing else is
 * thrown, whatever the bytes. Names of productions are those of RFC 3501 section 9.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ImapReader {

  /** How deep parentheses and search keys may nest. */
  public static final int MAX_DEPTH = 32;

  private final Cursor cursor;
  private final boolean utf8;
  private int depth;

  private ImapReader(CommandLine line, boolean utf8) {
    this.cursor = new Cursor(requireNonNull(line, "line"));
    this.utf8 = utf8;
  }

  /**
   * A reader for a client that has enabled neither IMAP4rev2 nor UTF8=ACCEPT: mailbox names are in
   * modified UTF-7.
   *
   * @param line the command
   */
  public static ImapReader of(CommandLine line) {
    return new ImapReader(line, false);
  }

  /**
   * A reader for a client that has enabled IMAP4rev2 or UTF8=ACCEPT: mailbox names are UTF-8.
   *
   * @param line the command
   */
  public static ImapReader utf8(CommandLine line) {
    return new ImapReader(line, true);
  }

  /** Whether names of mailboxes are UTF-8, not modified UTF-7. */
  public boolean isUtf8() {
    return utf8;
  }

  // ---- position

  /** Whether the whole command has been read. */
  public boolean atEnd() {
    return cursor.atEnd();
  }

  /** Wants the end of the command. */
  public void end() {
    if (!atEnd()) {
      throw error("Unexpected text after the command");
    }
  }

  /**
   * Whether that character comes next.
   *
   * @param c an ASCII character
   */
  public boolean at(char c) {
    return cursor.peek() == c;
  }

  /**
   * Takes a character if it comes next.
   *
   * @param c an ASCII character
   */
  public boolean tryChar(char c) {
    return cursor.take(c);
  }

  /**
   * Wants a character.
   *
   * @param c a printable ASCII character
   */
  public void expect(char c) {
    if (!tryChar(c)) {
      throw error("Expected '" + c + "'");
    }
  }

  /** Takes a space if one comes next. */
  public boolean trySp() {
    return tryChar(' ');
  }

  /** Wants exactly one space. */
  public void sp() {
    if (!trySp()) {
      throw error(atEnd() ? "Missing argument" : "Expected a space");
    }
  }

  /** Takes an opening parenthesis if one comes next. */
  public boolean tryOpen() {
    if (!tryChar('(')) {
      return false;
    }
    enter();
    return true;
  }

  /** Wants an opening parenthesis. */
  public void open() {
    if (!tryOpen()) {
      throw error("Expected '('");
    }
  }

  /** Takes a closing parenthesis if one comes next. */
  public boolean tryClose() {
    if (!tryChar(')')) {
      return false;
    }
    leave();
    return true;
  }

  /** Wants a closing parenthesis. */
  public void close() {
    if (!tryClose()) {
      throw error("Expected ')'");
    }
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw error("Nested too deeply");
    }
  }

  void leave() {
    depth--;
  }

  /**
   * Wants a list in parentheses, which may be empty.
   *
   * @param element reads one element
   * @param <T> type of the elements
   */
  public <T> List<T> list(Supplier<T> element) {
    open();
    List<T> elements = new ArrayList<>();
    while (!tryClose()) {
      if (!elements.isEmpty()) {
        sp();
      }
      elements.add(element.get());
    }
    return elements;
  }

  static ImapSyntaxException error(String message) {
    return new ImapSyntaxException(message);
  }

  // ---- atoms

  /** Takes the tag at the start of a command, if it has a proper one. */
  public Optional<String> tryTag() {
    return cursor.run(Chars::tag);
  }

  /** Wants a tag. */
  public String tag() {
    return tryTag().orElseThrow(() -> error("Missing tag"));
  }

  /** Takes an atom if one stands here. */
  public Optional<String> tryAtom() {
    return cursor.run(Chars::atom);
  }

  /** Wants an atom. */
  public String atom() {
    return tryAtom().orElseThrow(() -> error("Expected an atom"));
  }

  /** Wants the name of a command, and answers it in upper case. */
  public String commandName() {
    return upper(Chars::atom, "Missing command");
  }

  /**
   * Wants the name of an item, option or attribute, and answers it in upper case. It ends before a
   * {@code [} or {@code <}.
   */
  public String name() {
    return upper(Chars::name, "Expected a name");
  }

  private String upper(Cursor.CharClass chars, String otherwise) {
    return cursor.upper(chars).orElseThrow(() -> error(otherwise));
  }

  /**
   * Takes an atom if it is the given one, in any case.
   *
   * @param upperCase the word in upper case
   */
  public boolean tryKeyword(String upperCase) {
    return cursor.take(upperCase);
  }

  /**
   * Wants the given atom, in any case.
   *
   * @param upperCase the word in upper case
   */
  public void keyword(String upperCase) {
    if (!tryKeyword(upperCase)) {
      throw error("Expected " + upperCase);
    }
  }

  // ---- numbers

  /** Wants a number of 0 to 2^32-1. */
  public long number() {
    return cursor.number(SequenceSet.MAX_NUMBER);
  }

  /** Wants a number of 1 to 2^32-1 without leading zeros. */
  public long nzNumber() {
    if (cursor.peek() == '0') {
      throw error("Number must not start with 0");
    }
    return number();
  }

  /** Wants a number of 0 to 2^63-1, as mod-sequences are (RFC 7162) and sizes of RFC 9051. */
  public long number64() {
    return cursor.number(Long.MAX_VALUE);
  }

  /** Wants message numbers or UIDs, or {@code $} (RFC 5182). */
  public SequenceSet sequenceSet() {
    return cursor.sequenceSet().orElseThrow(() -> error("Invalid message set"));
  }

  /** Whether a digit comes next. */
  public boolean atDigit() {
    return Chars.digit(cursor.peek());
  }

  /** Whether a sequence set may start here: a digit, {@code *} or {@code $}. */
  public boolean atSequenceSet() {
    int c = cursor.peek();
    return Chars.digit(c) || c == '*' || c == '$';
  }

  // ---- strings

  /** Takes a quoted string or literal if one stands here, as its octets. */
  public Optional<byte[]> tryStringBytes() {
    if (cursor.peek() == '"') {
      return Optional.of(cursor.quoted());
    }
    return tryLiteral().map(ImapReader::octets);
  }

  /** Wants a quoted string or literal, as its octets. */
  public byte[] stringBytes() {
    return tryStringBytes().orElseThrow(() -> error("Expected a string"));
  }

  /** Wants a quoted string, a literal or a literal8, whose octets may be NUL. */
  public byte[] stringOrBinary() {
    Optional<CommandLine.Literal> literal = tryLiteral();
    return literal.isPresent() && literal.get().kind().binary() && !literal.get().streamed()
        ? literal.get().bytes()
        : literal.map(ImapReader::octets).orElseGet(this::stringBytes);
  }

  /** Wants a quoted string or literal of UTF-8. */
  public String string() {
    return utf8Text(stringBytes());
  }

  /** Takes an atom (also with {@code ]}), quoted string or literal if one stands here. */
  public Optional<byte[]> tryAstringBytes() {
    Optional<byte[]> string = tryStringBytes();
    return string.isPresent()
        ? string
        : cursor.run(Chars::astring).map(s -> s.getBytes(StandardCharsets.US_ASCII));
  }

  /** Wants an atom, quoted string or literal, as its octets. */
  public byte[] astringBytes() {
    return tryAstringBytes().orElseThrow(() -> error("Expected an atom or string"));
  }

  /** Wants an atom, quoted string or literal of UTF-8. */
  public String astring() {
    return utf8Text(astringBytes());
  }

  /** Wants a string or {@code NIL}; nothing stands for {@code NIL}. */
  public Optional<String> nstring() {
    return tryKeyword("NIL") ? Optional.empty() : Optional.of(string());
  }

  private static String utf8Text(byte[] bytes) {
    return Chars.utf8(bytes).orElseThrow(() -> error("Invalid UTF-8"));
  }

  /** Takes a literal of any kind if one stands here. */
  public Optional<CommandLine.Literal> tryLiteral() {
    return cursor.literal();
  }

  /** Whether a literal comes next. */
  public boolean atLiteral() {
    return cursor.atLiteral();
  }

  /** Wants a literal of any kind. */
  public CommandLine.Literal literal() {
    return tryLiteral().orElseThrow(() -> error("Expected a literal"));
  }

  private static byte[] octets(CommandLine.Literal literal) {
    if (literal.streamed() || literal.kind().binary()) {
      throw error("Literal of this kind is not allowed here");
    }
    for (byte b : literal.bytes()) {
      if (b == 0) {
        throw error("NUL is not allowed in a literal");
      }
    }
    return literal.bytes();
  }

  // ---- mailboxes

  /** Wants a pattern of LIST: a name with {@code %} and {@code *}, decoded like a name. */
  public String listMailbox() {
    Optional<byte[]> string = tryStringBytes();
    byte[] bytes =
        string.isPresent()
            ? string.get()
            : cursor
                .run(Chars::list)
                .map(s -> s.getBytes(StandardCharsets.US_ASCII))
                .orElseThrow(() -> error("Expected a mailbox pattern"));
    return mailboxText(bytes);
  }

  /** Wants the text of a mailbox name, decoded and otherwise as it came; it may be empty. */
  public String mailboxText() {
    return mailboxText(astringBytes());
  }

  /**
   * Wants the name of a mailbox.
   *
   * @throws ImapSyntaxException also for text that no mailbox can be named
   */
  public MailboxName mailbox() {
    return named(mailboxText());
  }

  /** Wants the name of a mailbox to create, which may end with a separator (RFC 3501 6.3.3). */
  public MailboxName mailboxToCreate() {
    String text = mailboxText();
    int last = text.length() - 1;
    return named(
        last > 0 && text.charAt(last) == MailboxName.SEPARATOR ? text.substring(0, last) : text);
  }

  private static MailboxName named(String text) {
    return MailboxName.tryOf(text).orElseThrow(() -> error("Invalid mailbox name"));
  }

  private String mailboxText(byte[] bytes) {
    if (utf8) {
      return utf8Text(bytes);
    }
    if (!Chars.ascii(bytes)) {
      throw error("Mailbox names must be in modified UTF-7");
    }
    return ModifiedUtf7.decode(new String(bytes, StandardCharsets.US_ASCII))
        .orElseThrow(() -> error("Mailbox name is not valid modified UTF-7"));
  }

  // ---- flags

  /** Wants a flag that a client may set: a system flag but {@code \\Recent}, or a keyword. */
  public Flag flag() {
    String prefix = tryChar('\\') ? "\\" : "";
    String name = prefix + tryAtom().orElseThrow(() -> error("Expected a flag"));
    return tryFlag(name).orElseThrow(() -> error("Invalid flag"));
  }

  private static Optional<Flag> tryFlag(String name) {
    try {
      return Optional.of(Flag.of(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Wants flags in parentheses, or none in them. */
  public Set<Flag> flagList() {
    return new LinkedHashSet<>(list(this::flag));
  }

  /** Wants the flags of STORE: in parentheses, or one or more without. */
  public Set<Flag> storeFlags() {
    if (at('(')) {
      return flagList();
    }
    Set<Flag> flags = new LinkedHashSet<>();
    do {
      flags.add(flag());
    } while (trySp());
    return flags;
  }

  // ---- dates and base64

  /** Wants a date of SEARCH, quoted or not. */
  public LocalDate date() {
    String date =
        cursor.peek() == '"'
            ? new String(cursor.quoted(), StandardCharsets.ISO_8859_1)
            : tryAtom().orElseThrow(() -> error("Expected a date"));
    return ImapDate.parseDate(date).orElseThrow(() -> error("Invalid date"));
  }

  /** Wants a quoted date-time. */
  public OffsetDateTime dateTime() {
    if (cursor.peek() != '"') {
      throw error("Expected a date-time");
    }
    return ImapDate.parseDateTime(new String(cursor.quoted(), StandardCharsets.ISO_8859_1))
        .orElseThrow(() -> error("Invalid date-time"));
  }

  /** Wants base64 with proper padding; {@code =} alone stands for no octets (RFC 4959). */
  public byte[] base64() {
    String encoded = cursor.run(Chars::base64).orElseThrow(() -> error("Expected base64"));
    if (encoded.equals("=")) {
      return new byte[0];
    }
    return Chars.base64(encoded).orElseThrow(() -> error("Invalid base64"));
  }
}
