package io.mailcore.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of one whole command: pieces of text, without line ends, with literals between them.
 *
 * <p>Texts do not hold the announcement of the literal that follows them. Byte arrays are shared,
 * not copied: whoever reads a command must not change them.
 */
public final class CommandLine {

  private final List<Piece> pieces;

  CommandLine(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * A command of one line without literals.
   *
   * @param text the line without its line end
   */
  public static CommandLine of(byte[] text) {
    return new CommandLine(List.of(new Text(text)));
  }

  /**
   * A command of the given pieces.
   *
   * @param pieces texts and literals in their order
   */
  public static CommandLine of(List<Piece> pieces) {
    return new CommandLine(pieces);
  }

  /** Texts and literals in their order. */
  public List<Piece> pieces() {
    return pieces;
  }

  /** The first text: all of a command without literals, as a continuation line is. */
  public byte[] firstText() {
    return !pieces.isEmpty() && pieces.get(0) instanceof Text text ? text.bytes() : new byte[0];
  }

  /** Says the shape and never the content: it may be a password. */
  @Override
  public String toString() {
    return "CommandLine[pieces=" + pieces.size() + "]";
  }

  /** A part of a command. */
  public sealed interface Piece permits Text, Literal {}

  /**
   * Text of a command.
   *
   * @param bytes the octets without a line end
   */
  public record Text(byte[] bytes) implements Piece {
    @Override
    public String toString() {
      return "Text[" + bytes.length + " bytes]";
    }
  }

  /**
   * A literal (RFC 3501 section 4.3, RFC 7888, and {@code literal8} of RFC 4466).
   *
   * @param size announced size in octets
   * @param bytes the octets; empty when they were streamed elsewhere
   * @param kind how it was announced
   * @param streamed whether the octets were handed out while they came and are not in {@code bytes}
   */
  public record Literal(long size, byte[] bytes, LiteralKind kind, boolean streamed)
      implements Piece {

    /**
     * A literal whose octets are in memory.
     *
     * @param text its octets as UTF-8
     */
    public static Literal of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Literal(bytes.length, bytes, LiteralKind.SYNCHRONIZING, false);
    }

    @Override
    public String toString() {
      return "Literal[" + size + " bytes, " + kind + "]";
    }
  }
}
