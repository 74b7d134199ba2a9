package io.mailcore.imap.wire;

import java.nio.ByteBuffer;

/** What a {@link CommandFramer} found in the bytes. */
public sealed interface FramerEvent {

  /**
   * A whole command.
   *
   * @param line its bytes
   */
  record Complete(CommandLine line) implements FramerEvent {}

  /**
   * A literal was announced. The framer reads no further until one of {@link
   * CommandFramer#acceptLiteral}, {@link CommandFramer#streamLiteral} and {@link
   * CommandFramer#refuseLiteral} is called; after the first two the session sends {@code +} if the
   * kind is synchronizing.
   *
   * @param size announced octets
   * @param kind how it was announced
   * @param fits whether the limits let it be accepted into memory
   * @param textSoFar the command up to the literal
   */
  record LiteralWanted(long size, LiteralKind kind, boolean fits, CommandLine textSoFar)
      implements FramerEvent {

    /** Whether the client waits for {@code +}. */
    public boolean synchronizing() {
      return kind.synchronizing();
    }
  }

  /**
   * Octets of a streamed literal; their borders depend on how the bytes came in.
   *
   * @param bytes a view of the input, valid until the framer is called again
   * @param last whether the literal ends with these octets
   */
  record LiteralPiece(ByteBuffer bytes, boolean last) implements FramerEvent {}

  /**
   * The command had more text than the limit; it was thrown away up to its end.
   *
   * @param textSoFar the command up to the limit, good for its tag
   * @param fatal whether the end could not be found, so that the connection must be closed
   */
  record TooLong(CommandLine textSoFar, boolean fatal) implements FramerEvent {}

  /**
   * The command holds what no command may hold; it was thrown away up to its end.
   *
   * @param textSoFar the command up to that place, good for its tag
   * @param text what is wrong, fit to be sent to the client
   * @param fatal whether it cannot be known where the next command starts, so that the connection
   *     must be closed
   */
  record BadLine(CommandLine textSoFar, String text, boolean fatal) implements FramerEvent {}
}
