package io.mailcore.imap.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Commands for tests. */
final class Commands {

  private Commands() {}

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A reader over one line, with literals where the text says {@code {n}CRLF}. */
  static ImapReader reader(String latin1) {
    return ImapReader.of(line(latin1));
  }

  static CommandLine line(String latin1) {
    CommandFramer framer = new CommandFramer(FramingLimits.AFTER_LOGIN);
    ByteBuffer in = ByteBuffer.wrap(bytes(latin1 + "\r\n"));
    while (true) {
      FramerEvent event = framer.next(in).orElseThrow();
      if (event instanceof FramerEvent.Complete complete) {
        return complete.line();
      }
      if (!(event instanceof FramerEvent.LiteralWanted)) {
        throw new AssertionError(event);
      }
      framer.acceptLiteral();
    }
  }

  /**
   * Feeds bytes in pieces of a size and says each event in words; literals that fit are accepted.
   */
  static List<String> events(CommandFramer framer, byte[] bytes, int pieceSize) {
    List<String> events = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += pieceSize) {
      int count = Math.min(pieceSize, bytes.length - from);
      ByteBuffer in = ByteBuffer.wrap(bytes, from, count);
      while (true) {
        var event = framer.next(in);
        if (event.isEmpty()) {
          break;
        }
        events.add(say(event.get()));
        if (event.get() instanceof FramerEvent.LiteralWanted wanted) {
          if (wanted.fits()) {
            framer.acceptLiteral();
          } else if (!framer.refuseLiteral()) {
            events.add("closed");
          }
        }
      }
    }
    return events;
  }

  static String say(FramerEvent event) {
    if (event instanceof FramerEvent.Complete complete) {
      return "complete " + say(complete.line());
    }
    if (event instanceof FramerEvent.LiteralWanted wanted) {
      return "literal " + wanted.size() + " " + wanted.kind() + " after " + say(wanted.textSoFar());
    }
    if (event instanceof FramerEvent.TooLong tooLong) {
      return "too long " + say(tooLong.textSoFar()) + (tooLong.fatal() ? " fatal" : "");
    }
    if (event instanceof FramerEvent.BadLine bad) {
      return "bad " + say(bad.textSoFar()) + ": " + bad.text() + (bad.fatal() ? " fatal" : "");
    }
    throw new AssertionError(event);
  }

  static String say(CommandLine line) {
    StringBuilder said = new StringBuilder();
    for (CommandLine.Piece piece : line.pieces()) {
      if (piece instanceof CommandLine.Text text) {
        said.append('[').append(text(text.bytes())).append(']');
      } else if (piece instanceof CommandLine.Literal literal) {
        said.append('{').append(literal.size()).append(':');
        said.append(text(literal.bytes())).append('}');
      }
    }
    return said.toString();
  }
}
