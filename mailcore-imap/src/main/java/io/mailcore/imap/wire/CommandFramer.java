package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the bytes of a client into commands, however the network has split them.
 *
 * <p>The session calls {@link #next} until it answers nothing, with the same buffer, then with the
 * next one. Lines end with CRLF; a lone LF is a line end only where that leniency is on, and a lone
 * CR or a NUL makes a command bad. Literals are taken into memory, streamed or refused as the
 * session says. Memory grows with the bytes that came, never with an announced size.
 *
 * <p>Not safe for use by several threads at once: one connection has one framer.
 */
public final class CommandFramer {

  /** How far past the limit the end of a command is looked for. */
  private static final int DISCARD_BYTES = 64 * 1024;

  private enum State {
    TEXT,
    DISCARDING,
    DECIDING,
    LITERAL,
    STREAMING,
    SWALLOWING,
    LOST
  }

  private final boolean bareLfEndsLine;
  private FramingLimits limits;
  private State state = State.TEXT;
  private List<CommandLine.Piece> pieces = new ArrayList<>();
  private final GrowingBytes text = new GrowingBytes();
  private GrowingBytes literal = new GrowingBytes();
  private int textBytes;
  private long keptLiteralBytes;
  private long swallowedBytes;
  private boolean afterCr;

  /** The command was answered when its literal was refused: the rest is read in silence. */
  private boolean refused;

  private long literalSize;
  private long literalLeft;
  private LiteralKind literalKind = LiteralKind.SYNCHRONIZING;

  /** Why the command is being discarded; empty means that it was too long. */
  private String badText = "";

  private int discarded;
  private byte discardedLast;
  private byte discardedBeforeLast;

  /**
   * A framer that is strict about line ends.
   *
   * @param limits how much of a command is taken
   */
  public CommandFramer(FramingLimits limits) {
    this(limits, false);
  }

  private CommandFramer(FramingLimits limits, boolean bareLfEndsLine) {
    this.limits = requireNonNull(limits, "limits");
    this.bareLfEndsLine = bareLfEndsLine;
  }

  /**
   * A framer for which a lone LF ends a line like CRLF, against RFC 3501 section 2.2.
   *
   * @param limits how much of a command is taken
   */
  public static CommandFramer acceptingBareLf(FramingLimits limits) {
    return new CommandFramer(limits, true);
  }

  /**
   * Changes the limits, as after a login; what was counted of the current command stays counted.
   *
   * @param limits how much of a command is taken
   */
  public void limits(FramingLimits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /** Whether a command has begun and is not yet whole. */
  public boolean inCommand() {
    return state != State.TEXT || text.length() > 0 || !pieces.isEmpty() || afterCr || refused;
  }

  /**
   * Reads on.
   *
   * @param in bytes of the client; consumed up to the event that is returned
   * @return what was found, or nothing when all bytes are consumed or a literal is to be decided on
   */
  public Optional<FramerEvent> next(ByteBuffer in) {
    requireNonNull(in, "in");
    while (true) {
      Optional<FramerEvent> event;
      switch (state) {
        case TEXT -> event = text(in);
        case DISCARDING -> event = discard(in);
        case LITERAL -> event = literal(in);
        case STREAMING -> {
          return stream(in);
        }
        case SWALLOWING -> event = swallow(in);
        case DECIDING -> {
          return Optional.empty();
        }
        case LOST -> {
          in.position(in.limit());
          return Optional.empty();
        }
        default -> throw new IllegalStateException(state.name());
      }
      if (event.isPresent() || !in.hasRemaining()) {
        return event;
      }
    }
  }

  /**
   * Takes the announced literal into memory.
   *
   * @throws IllegalStateException if no literal is to be decided on, or it does not fit
   */
  public void acceptLiteral() {
    checkDeciding();
    if (!fits(literalSize)) {
      throw new IllegalStateException(
          "literal: " + literalSize + " bytes (expected: within limits)");
    }
    keptLiteralBytes += literalSize;
    literal = new GrowingBytes();
    if (literalLeft == 0) {
      literalDone(new byte[0], false);
    } else {
      state = State.LITERAL;
    }
  }

  /**
   * Has the announced literal handed out as {@link FramerEvent.LiteralPiece}s, whatever its size.
   *
   * @throws IllegalStateException if no literal is to be decided on
   */
  public void streamLiteral() {
    checkDeciding();
    state = State.STREAMING;
  }

  /**
   * Gives the command up, which the session has answered or answers now. A client that waits for
   * {@code +} starts a new command; of one that does not, the rest of the command is read in
   * silence.
   *
   * @return whether the connection can go on; if not, more would have to be read than the limits
   *     allow and the session must close it
   * @throws IllegalStateException if no literal is to be decided on
   */
  public boolean refuseLiteral() {
    checkDeciding();
    if (literalKind.synchronizing()) {
      reset();
      return true;
    }
    pieces = new ArrayList<>();
    refused = true;
    return startSwallowing();
  }

  private boolean startSwallowing() {
    if (literalSize > limits.swallowBytes() - swallowedBytes) {
      state = State.LOST;
      return false;
    }
    swallowedBytes += literalSize;
    textBytes = 0;
    state = State.SWALLOWING;
    return true;
  }

  private void checkDeciding() {
    if (state != State.DECIDING) {
      throw new IllegalStateException("no literal waits for a decision");
    }
  }

  private boolean fits(long size) {
    return size <= limits.literalBytes() && size <= limits.commandLiteralBytes() - keptLiteralBytes;
  }

  private Optional<FramerEvent> text(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == '\n') {
        boolean wholeEnd = afterCr || bareLfEndsLine;
        afterCr = false;
        return wholeEnd ? lineEnd() : badLineEnd("Lines must end with CRLF");
      }
      if (afterCr) {
        return bad("CR without LF", b);
      }
      if (b == '\r') {
        afterCr = true;
      } else if (b == 0) {
        return bad("NUL is not allowed", b);
      } else if (textBytes >= limits.lineBytes()) {
        return bad("", b);
      } else {
        text.add(b);
        textBytes++;
      }
    }
    return Optional.empty();
  }

  private Optional<FramerEvent> lineEnd() {
    Optional<LiteralAnnouncement> found = LiteralAnnouncement.atEndOf(text.array(), text.length());
    if (found.isEmpty()) {
      return refused ? silentEnd() : complete();
    }
    LiteralAnnouncement announced = found.get();
    if (announced.size() == LiteralAnnouncement.UNREADABLE) {
      boolean fatal = !announced.kind().synchronizing();
      return refused && !fatal ? silentEnd() : ended("Literal size out of range", fatal);
    }
    literalSize = announced.size();
    literalLeft = announced.size();
    literalKind = announced.kind();
    if (refused) {
      return refusedLiteral();
    }
    text.truncate(announced.start());
    flushText();
    state = State.DECIDING;
    return Optional.of(
        new FramerEvent.LiteralWanted(
            literalSize, literalKind, fits(literalSize), new CommandLine(pieces)));
  }

  private Optional<FramerEvent> refusedLiteral() {
    if (literalKind.synchronizing()) {
      return silentEnd();
    }
    text.clear();
    return startSwallowing()
        ? Optional.empty()
        : Optional.of(
            new FramerEvent.BadLine(new CommandLine(List.of()), "Literals too large", true));
  }

  private Optional<FramerEvent> complete() {
    flushText();
    CommandLine line = new CommandLine(pieces);
    reset();
    return Optional.of(new FramerEvent.Complete(line));
  }

  private Optional<FramerEvent> silentEnd() {
    reset();
    return Optional.empty();
  }

  /** Starts to throw the command away at a byte that it may not hold here. */
  private Optional<FramerEvent> bad(String why, byte first) {
    badText = why;
    int length = text.length();
    discardedLast = length > 0 ? text.array()[length - 1] : 0;
    discardedBeforeLast = length > 1 ? text.array()[length - 2] : 0;
    discarded = 0;
    afterCr = false;
    state = State.DISCARDING;
    note(first);
    return Optional.empty();
  }

  private Optional<FramerEvent> badLineEnd(String why) {
    int length = text.length();
    byte[] bytes = text.array();
    return ended(why, length > 1 && bytes[length - 1] == '}' && bytes[length - 2] == '+');
  }

  private void note(byte b) {
    discarded++;
    if (b != '\r') {
      discardedBeforeLast = discardedLast;
      discardedLast = b;
    }
  }

  private Optional<FramerEvent> discard(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == '\n') {
        // What follows "+}" is a literal, or is not: no guess, or its bytes could become commands.
        return ended(badText, discardedBeforeLast == '+' && discardedLast == '}');
      }
      note(b);
      if (discarded > DISCARD_BYTES) {
        return ended(badText, true);
      }
    }
    return Optional.empty();
  }

  private Optional<FramerEvent> ended(String why, boolean fatal) {
    boolean silent = refused && !fatal;
    flushText();
    CommandLine soFar = new CommandLine(pieces);
    reset();
    if (fatal) {
      state = State.LOST;
    }
    if (silent) {
      return Optional.empty();
    }
    return Optional.of(
        why.isEmpty()
            ? new FramerEvent.TooLong(soFar, fatal)
            : new FramerEvent.BadLine(soFar, why, fatal));
  }

  private Optional<FramerEvent> literal(ByteBuffer in) {
    int count = (int) Math.min(literalLeft, in.remaining());
    literal.add(in, count);
    literalLeft -= count;
    if (literalLeft == 0) {
      literalDone(literal.toArray(), false);
    }
    return Optional.empty();
  }

  private Optional<FramerEvent> stream(ByteBuffer in) {
    int count = (int) Math.min(literalLeft, in.remaining());
    if (count == 0 && literalLeft > 0) {
      return Optional.empty();
    }
    ByteBuffer piece = in.slice(in.position(), count).asReadOnlyBuffer();
    in.position(in.position() + count);
    literalLeft -= count;
    boolean last = literalLeft == 0;
    if (last) {
      literalDone(new byte[0], true);
    }
    return Optional.of(new FramerEvent.LiteralPiece(piece, last));
  }

  private void literalDone(byte[] bytes, boolean streamed) {
    pieces.add(new CommandLine.Literal(literalSize, bytes, literalKind, streamed));
    literal = new GrowingBytes();
    state = State.TEXT;
  }

  private Optional<FramerEvent> swallow(ByteBuffer in) {
    int count = (int) Math.min(literalLeft, in.remaining());
    in.position(in.position() + count);
    literalLeft -= count;
    if (literalLeft == 0) {
      text.clear();
      state = State.TEXT;
    }
    return Optional.empty();
  }

  private void flushText() {
    if (text.length() > 0) {
      pieces.add(new CommandLine.Text(text.toArray()));
    }
    text.clear();
  }

  private void reset() {
    state = State.TEXT;
    pieces = new ArrayList<>();
    text.clear();
    textBytes = 0;
    keptLiteralBytes = 0;
    swallowedBytes = 0;
    afterCr = false;
    refused = false;
  }
}
