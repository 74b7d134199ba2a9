package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
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

  private final List<CommandLine.Piece> pieces;
  private final boolean utf8;
  private int nextPiece;
  private byte[] text = new byte[0];
  private int at;
  private int depth;

  private ImapReader(CommandLine line, boolean utf8) {
    this.pieces = requireNonNull(line, "line").pieces();
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

  private int peek() {
    while (at == text.length
        && nextPiece < pieces.size()
        && pieces.get(nextPiece) instanceof CommandLine.Text next) {
      text = next.bytes();
      at = 0;
      nextPiece++;
    }
    return at < text.length ? text[at] & 0xFF : -1;
  }

  private boolean atLiteral() {
    return peek() < 0 && nextPiece < pieces.size();
  }

  /** Whether the whole command has been read. */
  public boolean atEnd() {
    return peek() < 0 && nextPiece == pieces.size();
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
    return peek() == c;
  }

  /**
   * Takes a character if it comes next.
   *
   * @param c an ASCII character
   */
  public boolean tryChar(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
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

  private interface CharClass {
    boolean contains(int c);
  }

  private int scan(CharClass chars) {
    peek();
    int end = at;
    while (end < text.length && chars.contains(text[end] & 0xFF)) {
      end++;
    }
    return end;
  }

  private Optional<String> tryRun(CharClass chars) {
    int end = scan(chars);
    if (end == at) {
      return Optional.empty();
    }
    String run = new String(text, at, end - at, StandardCharsets.US_ASCII);
    at = end;
    return Optional.of(run);
  }

  /** Takes the tag at the start of a command, if it has a proper one. */
  public Optional<String> tryTag() {
    return tryRun(Chars::tag);
  }

  /** Wants a tag. */
  public String tag() {
    return tryTag().orElseThrow(() -> error("Missing tag"));
  }

  /** Takes an atom if one stands here. */
  public Optional<String> tryAtom() {
    return tryRun(Chars::atom);
  }

  /** Wants an atom. */
  public String atom() {
    return tryAtom().orElseThrow(() -> error("Expected an atom"));
  }

  /** Wants the name of a command, and answers it in upper case. */
  public String commandName() {
    return upper(scan(Chars::atom), "Missing command");
  }

  /**
   * Wants the name of an item, option or attribute, and answers it in upper case. It ends before a
   * {@code [} or {@code <}.
   */
  public String name() {
    return upper(scan(Chars::name), "Expected a name");
  }

  private String upper(int end, String otherwise) {
    if (end == at) {
      throw error(otherwise);
    }
    String name = Chars.upper(text, at, end);
    at = end;
    return name;
  }

  /**
   * Takes an atom if it is the given one, in any case.
   *
   * @param upperCase the word in upper case
   */
  public boolean tryKeyword(String upperCase) {
    int end = scan(Chars::atom);
    if (end - at != upperCase.length() || !Chars.upper(text, at, end).equals(upperCase)) {
      return false;
    }
    at = end;
    return true;
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
    return number(SequenceSet.MAX_NUMBER);
  }

  /** Wants a number of 1 to 2^32-1 without leading zeros. */
  public long nzNumber() {
    if (peek() == '0') {
      throw error("Number must not start with 0");
    }
    return number();
  }

  /** Wants a number of 0 to 2^63-1, as mod-sequences are (RFC 7162) and sizes of RFC 9051. */
  public long number64() {
    return number(Long.MAX_VALUE);
  }

  private long number(long max) {
    int end = scan(Chars::digit);
    if (end == at) {
      throw error("Expected a number");
    }
    long value = 0;
    while (at < end) {
      int digit = text[at] - '0';
      if (value > (max - digit) / 10) {
        throw error("Number out of range");
      }
      value = value * 10 + digit;
      at++;
    }
    return value;
  }

  /** Wants message numbers or UIDs, or {@code $} (RFC 5182). */
  public SequenceSet sequenceSet() {
    int end = scan(c -> Chars.digit(c) || c == ':' || c == ',' || c == '*' || c == '$');
    SequenceSet set =
        SequenceSet.parse(text, at, end).orElseThrow(() -> error("Invalid message set"));
    at = end;
    return set;
  }

  /** Whether a digit comes next. */
  public boolean atDigit() {
    return Chars.digit(peek());
  }

  /** Whether a sequence set may start here: a digit, {@code *} or {@code $}. */
  public boolean atSequenceSet() {
    int c = peek();
    return Chars.digit(c) || c == '*' || c == '$';
  }

  // ---- strings

  /** Takes a quoted string or literal if one stands here, as its octets. */
  public Optional<byte[]> tryStringBytes() {
    if (peek() == '"') {
      return Optional.of(quoted());
    }
    return tryLiteral().map(ImapReader::octets);
  }

  /** Wants a quoted string or literal, as its octets. */
  public byte[] stringBytes() {
    return tryStringBytes().orElseThrow(() -> error("Expected a string"));
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
        : tryRun(Chars::astring).map(s -> s.getBytes(StandardCharsets.US_ASCII));
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
    if (atLiteral() && pieces.get(nextPiece) instanceof CommandLine.Literal literal) {
      nextPiece++;
      text = new byte[0];
      at = 0;
      return Optional.of(literal);
    }
    return Optional.empty();
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

  private byte[] quoted() {
    int from = ++at;
    GrowingBytes value = new GrowingBytes();
    while (at < text.length && text[at] != '"') {
      byte b = text[at];
      if (b == '\\') {
        value.add(text, from, at - from);
        at++;
        from = at;
        if (at == text.length || (text[at] != '"' && text[at] != '\\')) {
          throw error("Invalid escape in a quoted string");
        }
      }
      at++;
    }
    if (at == text.length) {
      throw error("Quoted string without end");
    }
    value.add(text, from, at - from);
    at++;
    return value.toArray();
  }

  // ---- mailboxes

  /** Wants a pattern of LIST: a name with {@code %} and {@code *}, decoded like a name. */
  public String listMailbox() {
    Optional<byte[]> string = tryStringBytes();
    byte[] bytes =
        string.isPresent()
            ? string.get()
            : tryRun(Chars::list)
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
    return flag(prefix + tryAtom().orElseThrow(() -> error("Expected a flag")));
  }

  private static Flag flag(String name) {
    try {
      return Flag.of(name);
    } catch (IllegalArgumentException e) {
      throw error("Invalid flag");
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
        peek() == '"'
            ? new String(quoted(), StandardCharsets.ISO_8859_1)
            : tryAtom().orElseThrow(() -> error("Expected a date"));
    return ImapDate.parseDate(date).orElseThrow(() -> error("Invalid date"));
  }

  /** Wants a quoted date-time. */
  public OffsetDateTime dateTime() {
    if (peek() != '"') {
      throw error("Expected a date-time");
    }
    return ImapDate.parseDateTime(new String(quoted(), StandardCharsets.ISO_8859_1))
        .orElseThrow(() -> error("Invalid date-time"));
  }

  /** Wants base64 with proper padding; {@code =} alone stands for no octets (RFC 4959). */
  public byte[] base64() {
    String encoded = tryRun(Chars::base64).orElseThrow(() -> error("Expected base64"));
    if (encoded.equals("=")) {
      return new byte[0];
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      if (Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: java.util.Base64 has no other way to say so.
    }
    throw error("Invalid base64");
  }
}
